"""Anniversaries against the years they count from ("the 80th anniversary of the end of the war in 1945")."""

import re
from functools import cache

from dragoman.dossier._data import rows
from dragoman.dossier._numbers import ORDINAL, ordinal
from dragoman.dossier.checks._finding import Case, check, compare
from dragoman.schema import Check

_ANNIVERSARY = re.compile(
    rf"\b(?P<n>{ORDINAL})\s(?:anniversary|birthday|jubilee)\sof\s(?P<what>[^.;]{{3,160}})", re.I
)
_YEAR = re.compile(r"\b(?:in|of|since)\s(?P<y>1[5-9]\d\d|20\d\d)\b")
_CELEBRATED = re.compile(
    r",\s(?:which|to be)\b|\b(?:will|would|is|was|be)\s(?:be\s)?(?:celebrated|marked|held|observed)\b"
)
_INDEPENDENCE = re.compile(r"\bindependence\b", re.I)
_ANY_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")


@cache
def _independent() -> dict[str, int]:
    return {code: int(year) for code, year in rows(__package__, "independence.tsv")}


def _independence(case: Case, match: re.Match[str]) -> tuple[int, str] | None:
    """The year in which the country whose independence is celebrated became independent."""
    word = _INDEPENDENCE.search(match["what"])
    if word is None:
        return None
    start = match.start("what")
    codes = case.view.codes_in((start, start + word.end())) or case.view.codes_in((start, match.end()))[:1]
    year = _independent().get(codes[0]) if len(codes) == 1 else None
    return (year, f"independence of {codes[0]}") if year else None


def _sentence(case: Case, at: int) -> str:
    span = case.view.sentence_at(at)
    return case.view.cut(span) if span else ""


@cache
def _known() -> tuple[tuple[re.Pattern[str], int, str], ...]:
    return tuple(
        (re.compile(pattern, re.I), int(year), what) for pattern, year, what in rows(__package__, "years.tsv")
    )


def check_anniversaries(case: Case) -> tuple[Check, ...]:
    """Add the count to the year of the event; the sum must be the year of publication, give or take one.

    The year comes from the words themselves ("founded in 1949") or from the table of well-known events;
    where neither gives one there is nothing to check.
    """
    view = case.view
    published = view.document.published
    found = []
    for match in _ANNIVERSARY.finditer(view.text):
        count = ordinal(match["n"])
        if count is None:
            continue
        what = _CELEBRATED.split(match["what"])[0]
        stated = _YEAR.search(what)
        known = next(((y, w) for p, y, w in _known() if p.search(what)), None)
        if known is None and stated is None and (own := _independence(case, match)):
            known = own
        span = match.span() if len(match[0]) < 120 else (match.start(), match.start("what") + 60)
        year = int(stated["y"]) if stated else known[0] if known else None
        says = f"{match['n']} anniversary"
        if year is None:
            continue
        if not published.start or not published.end:
            found.append(check("date", "cannot-check", span, says, known=None, source=None))
            continue
        ends = (int(published.start[:4]) - 1, int(published.end[:4]) + 1)
        told = {int(y) for y in _ANY_YEAR.findall(_sentence(case, match.start()))}
        verdict = compare(ends[0] <= year + count <= ends[1] or year + count in told)
        base = f"{known[1]}: {year}" if known and not stated else f"counted from {year}"
        note = f"{base}; the {match['n']} anniversary falls in {year + count}."
        found.append(check("date", verdict, span, says, known=note, source="arithmetic"))
    return tuple(found)
