"""Years in office against the year that they are said to count from."""

import re

from dragoman.dossier._numbers import cardinal
from dragoman.dossier.checks._finding import Case, check, compare
from dragoman.schema import Check

_SINCE = re.compile(
    r"\b(?:ruled|governed|led|headed|reigned|office|power|throne|president|minister|leader)\b[^.;]{0,30}?"
    r"\bsince\s(?:[A-Z][a-z]+\s)?(?P<y>(?:19|20)\d\d)\b"
)
_YEARS = re.compile(
    r"\b(?P<n>[A-Za-z]+(?:-[a-z]+)?|\d{1,2})\s(?:full\s|long\s|straight\s)?years\s"
    r"(?:in\s(?:power|office)|at\sthe\shelm|of\srule|on\sthe\sthrone)\b",
    re.I,
)


def check_tenures(case: Case) -> tuple[Check, ...]:
    """Compare "ten years in power" with "since 1987" in the same paragraph and with publication."""
    view = case.view
    published = view.document.published
    found = []
    for match in _YEARS.finditer(view.text):
        years = cardinal(match["n"])
        since = _SINCE.search(view.text, *view.paragraph(match.start()))
        if years is None or since is None or not published.start or not published.end:
            continue
        low = int(published.start[:4]) - int(since["y"]) - 1
        high = int(published.end[:4]) - int(since["y"])
        verdict = compare(low <= years <= high)
        known = f"From {since['y']} to publication it is {low} or {high} years."
        found.append(
            check("duration", verdict, match.span(), match[0], known=known, source="the same paragraph")
        )
    return tuple(found)
