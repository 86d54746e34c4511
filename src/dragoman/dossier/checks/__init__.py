"""Checks: what the text says held against calendars, arithmetic and its own other words.

A check never confirms what it cannot compute: `consistent` means that the sum comes out, `cannot-check` that
something needed for it is not known. To add one, write a module with one function and add its line here.
"""

from typing import Final

from dragoman.analysis import Analysis
from dragoman.dossier._view import View
from dragoman.dossier.checks._finding import Case, CheckFunction
from dragoman.dossier.checks.anniversary import check_anniversaries
from dragoman.dossier.checks.calendar import check_calendar
from dragoman.dossier.checks.calendars import check_calendars
from dragoman.dossier.checks.count import check_counts
from dragoman.dossier.checks.day import check_days
from dragoman.dossier.checks.duration import check_durations
from dragoman.dossier.checks.elapsed import check_elapsed
from dragoman.dossier.checks.founding import check_foundings
from dragoman.dossier.checks.incumbency import check_incumbencies
from dragoman.dossier.checks.literal import check_literal_names
from dragoman.dossier.checks.memory import check_memory
from dragoman.dossier.checks.office import check_offices
from dragoman.dossier.checks.ordinal import check_ordinals
from dragoman.dossier.checks.pair import check_pairs
from dragoman.dossier.checks.person import check_persons
from dragoman.dossier.checks.series import check_series
from dragoman.dossier.checks.stay import check_stays
from dragoman.dossier.checks.superlative import check_superlatives
from dragoman.dossier.checks.tense import check_tenses
from dragoman.dossier.checks.tenure import check_tenures
from dragoman.dossier.checks.weekday import check_weekdays
from dragoman.dossier.memory import Memory
from dragoman.schema import Check, Event, Mechanism, Span

CHECKS: Final[tuple[CheckFunction, ...]] = (
    check_anniversaries,
    check_calendar,
    check_counts,
    check_days,
    check_durations,
    check_foundings,
    check_literal_names,
    check_memory,
    check_offices,
    check_ordinals,
    check_persons,
    check_superlatives,
    check_tenures,
    check_calendars,
    check_elapsed,
    check_incumbencies,
    check_pairs,
    check_series,
    check_stays,
    check_tenses,
    check_weekdays,
)

__all__ = ["CHECKS", "run_checks"]

_STRETCH = 500
"""Characters of a stretch of text within which findings are compared."""


def run_checks(
    analysis: Analysis,
    events: tuple[Event, ...],
    mechanisms: tuple[Mechanism, ...],
    memory: Memory | None = None,
) -> tuple[Check, ...]:
    """Run every check over a document, and against what the record held before; answers in text order."""
    case = Case(View(analysis), events, mechanisms, memory or Memory())
    found = [answer for function in CHECKS for answer in function(case)]
    kept: list[Check] = []
    near: dict[
        int, list[Check]
    ] = {}  # by stretch of the text, so that each is held against its neighbours only
    for answer in sorted(found, key=lambda c: (c.kind != "name", c.span, c.kind)):
        stretches = range(answer.span[0] // _STRETCH, answer.span[1] // _STRETCH + 1)
        if any(_same(answer, other) for n in stretches for other in near.get(n, ())):
            continue
        kept.append(answer)
        for n in stretches:
            near.setdefault(n, []).append(answer)
    return tuple(sorted(kept, key=lambda c: (c.span, c.kind)))


def _same(one: Check, other: Check) -> bool:
    """Tell whether two findings say the same of the same words; a mangled name is also a mistranslation."""
    kinds = {one.kind, other.kind}
    alike = len(kinds) == 1 and one.verdict == other.verdict
    return _meets(one.span, other.span) and (alike or kinds == {"name", "translation"})


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
