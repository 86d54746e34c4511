"""A publication date as people and pages write it, as an interval of days."""

import re
from calendar import monthrange
from datetime import date, datetime
from typing import Literal

from dragoman.errors import UsageError
from dragoman.schema import Published

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})([T ].{1,40})?)?)?")


def given(value: str | Published | None, where: str) -> Published:
    """Return the interval that a caller gave; unknown for none.

    Raises `UsageError` for anything but a day, a month, a year or a moment in ISO 8601.
    """
    if value is None:
        return Published()
    if isinstance(value, Published):
        return value
    found = interval(value, "given")
    if found is None:
        raise UsageError(
            f"{value!r} is not a publication date",
            where=where,
            remedy="Write it as 2025-09-09, 2025-09, 2025 or 2025-09-09T08:30:00+08:00.",
        )
    return found


def interval(value: str, how: Literal["given", "metadata"]) -> Published | None:
    """Return the days that an ISO 8601 day, month, year or moment covers; none where it is no such thing.

    A moment stands for its day on the clock it was written by: no time zone is applied.
    """
    form = _FORM.fullmatch(value.strip())
    if form is None:
        return None
    year, month, day, clock = form.groups()
    try:
        if clock:
            datetime.fromisoformat(value.strip())
        start = date(int(year), int(month or 1), int(day or 1))
        end = date(int(year), int(month or 12), int(day or monthrange(start.year, int(month or 12))[1]))
    except ValueError:
        return None
    return Published(start=start.isoformat(), end=end.isoformat(), how=how)


def from_metadata(value: str | None, today: date | None = None) -> Published:
    """Return the date that a page or a front matter states; unknown where it cannot be one.

    A date after tomorrow (the zone may be ahead of ours) is a mistake of the page, not a date.
    """
    found = interval(value, "metadata") if value else None
    if found is None or found.start is None:
        return Published()
    ahead = date.fromisoformat(found.start) - (today or date.today())
    return found if ahead.days <= 1 else Published()
