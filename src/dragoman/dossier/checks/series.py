"""Numbers of yearly meetings against their year ("the 77th session of the UN General Assembly")."""

import re
from functools import cache

from dragoman.dossier._data import rows
from dragoman.dossier._numbers import ORDINAL, ordinal
from dragoman.dossier.checks._finding import Case, check, compare
from dragoman.schema import Check


@cache
def _series() -> tuple[tuple[re.Pattern[str], int, int, int, str], ...]:
    return tuple(
        (re.compile(rf"\b(?P<n>{ORDINAL})\s{name}"), int(zero), int(first), int(last), what)
        for name, zero, first, last, what in rows(__package__, "series.tsv")
    )


def check_series(case: Case) -> tuple[Check, ...]:
    """Compare the number of a yearly meeting with the year that the sentence or publication gives it."""
    view = case.view
    published = view.document.published
    found: dict[tuple[int, int], Check] = {}
    for sentence in view.running:
        for pattern, zero, first, last, what in _series():
            for match in pattern.finditer(view.text, *sentence.span):
                number = ordinal(match["n"])
                times = [t.when for t in view.times_in(sentence.span) if t.when]
                years = {int(day[:4]) for t in times for day in (t.start, t.end)}
                if not years and published.start and published.end:
                    years = {int(published.start[:4]), int(published.end[:4])}
                    years |= {max(years) + 1, min(years) - 1}
                if number is None or not years or any(not first <= y <= last for y in years):
                    continue
                note = f"The {number}. {what} is that of {zero + number}."
                verdict = compare(zero + number in years)
                span = match.span()
                found.setdefault(
                    span,
                    check("ordinal", verdict, span, match[0], known=note, source="list of yearly meetings"),
                )
    return tuple(found.values())
