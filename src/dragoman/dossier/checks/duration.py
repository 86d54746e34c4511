"""Durations against their own first and last day ("a two-day visit from November 14 to 16")."""

import re
from datetime import date

from dragoman.dossier._numbers import cardinal
from dragoman.dossier.checks._dates import MONTHS
from dragoman.dossier.checks._finding import Case, check, compare
from dragoman.schema import Check

_MONTH = r"[A-Z][a-z]{2,8}"
_LENGTH = re.compile(r"\b(?P<n>[A-Za-z]+|\d{1,2})[- ]day\s(?P<what>[a-z]+)\b")
_RANGE = re.compile(
    rf"\b(?:from|between|on|of)\s(?:(?:[A-Z][a-z]+day,?\s)?(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:\s(?P<m2>{_MONTH}))?)"
    rf"\s?(?:to|until|through|and|–|-)\s?(?:(?:[A-Z][a-z]+day,?\s)?(?P<m3>{_MONTH})\s(?P<d3>\d{{1,2}})|"
    rf"(?P<d4>\d{{1,2}})(?:\s(?P<m4>{_MONTH}))?)"
)


def _days(match: re.Match[str], year: int) -> int | None:
    """The days from the first to the last, both counted."""
    first_month, last_month = match["m1"] or match["m2"], match["m3"] or match["m4"]
    first_month, last_month = first_month or last_month, last_month or first_month
    months = [MONTHS.get((name or "").lower()) for name in (first_month, last_month)]
    if months[0] is None or months[1] is None:
        return None
    try:
        first = date(year, months[0], int(match["d1"] or match["d2"]))
        over = months[1] < months[0]  # from December into January
        last = date(year + over, months[1], int(match["d3"] or match["d4"]))
    except ValueError:
        return None
    return (last - first).days + 1


def check_durations(case: Case) -> tuple[Check, ...]:
    """Count the days of a stay whose length and dates stand in one sentence; both ends count."""
    view = case.view
    found = []
    year = int((view.document.published.start or "2023")[:4])
    for sentence in view.running:
        length = _LENGTH.search(view.text, *sentence.span)
        extent = _RANGE.search(view.text, *sentence.span)
        said = cardinal(length["n"]) if length else None
        days = _days(extent, year) if extent else None
        if not length or not extent or said is None or days is None:
            continue
        span = min(length.start(), extent.start()), max(length.end(), extent.end())
        verdict = compare(said == days)
        says = f"{length[0]} {extent[0]}"
        known = (
            f"{extent[0].removeprefix('from ')} are {days} days." if days > 0 else "The range runs backwards."
        )
        found.append(check("duration", verdict, span, says, known=known, source="arithmetic"))
    return tuple(found)
