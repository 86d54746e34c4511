"""Years gone by against their first year ("relations were set up in 1992, thirty-three years ago")."""

import re

from dragoman.dossier._numbers import cardinal
from dragoman.dossier.checks._finding import Case, check, compare
from dragoman.schema import Check

_N = r"(?P<n>[A-Za-z]+(?:-[a-z]+)?|\d{1,3})"
_ABOUT = r"(?P<about>(?:more than|over|almost|nearly|about|around|some|exactly|just)\s)?"
_FORMS = (
    re.compile(
        rf"\b(?:in|of|since)\s(?P<y>1[5-9]\d\d|20\d\d)[,(–—-]?\s?[(–—-]?\s?{_ABOUT}{_N}\syears\sago\b"
    ),
    re.compile(rf"\b{_ABOUT}{_N}\syears\sago,?\s(?:in|back in)\s(?P<y>1[5-9]\d\d|20\d\d)\b", re.I),
    re.compile(
        rf"\b{_ABOUT}{_N}\syears\s(?:have\s(?:passed|gone\sby)|after|since)\s[^.;]{{0,60}}?\b(?:in|of|since)\s"
        r"(?P<y>1[5-9]\d\d|20\d\d)\b",
        re.I,
    ),
)


def check_elapsed(case: Case) -> tuple[Check, ...]:
    """Count the years from the year that is named to publication; a year more or less is no conflict."""
    view = case.view
    published = view.document.published
    if not published.start or not published.end:
        return ()
    found: dict[tuple[int, int], Check] = {}
    for sentence in view.running:
        for form in _FORMS:
            for match in form.finditer(view.text, *sentence.span):
                count, year = cardinal(match["n"]), int(match["y"])
                if count is None or year > int(published.end[:4]):
                    continue
                low, high = int(published.start[:4]) - year - 1, int(published.end[:4]) - year
                if match["about"]:
                    low, high = low - max(1, count // 10), high + max(1, count // 10)
                note = f"From {year} to publication it is {int(published.end[:4]) - year} years, or one less."
                verdict = compare(low <= count <= high)
                found.setdefault(
                    match.span(),
                    check("duration", verdict, match.span(), match[0], known=note, source="arithmetic"),
                )
    return tuple(found.values())
