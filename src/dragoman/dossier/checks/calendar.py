"""Days that no calendar has ("30 February")."""

import calendar

from dragoman.dossier.checks._dates import find_days
from dragoman.dossier.checks._finding import Case, check
from dragoman.schema import Check

_LEAP_YEAR = 2024


def check_calendar(case: Case) -> tuple[Check, ...]:
    """Flag a day that its month does not have; 29 February only where the year is known not to leap."""
    found = []
    for day in find_days(case.view):
        length = calendar.monthrange(day.year or _LEAP_YEAR, day.month)[1]
        if 1 <= day.day <= length:
            continue
        month = calendar.month_name[day.month]
        year = f" {day.year}" if day.year else ""
        found.append(
            check(
                "date",
                "conflicts",
                day.span,
                case.view.cut(day.span),
                known=f"{month}{year} has {length} days.",
                source="Gregorian calendar",
            )
        )
    return tuple(found)
