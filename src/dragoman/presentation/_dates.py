"""Intervals of days in words, to the precision they have and no finer."""

from calendar import monthrange
from datetime import date

from dragoman.schema import When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def format_when(when: When | None) -> str:
    """Return "9 Sep 2025", "12–14 May 2025", "Jul 2024" or "2024"; "undated" for None."""
    return "undated" if when is None else format_interval(when.start, when.end)


def format_interval(start: str | None, end: str | None) -> str:
    """Return an interval of ISO days in words; an open end is said ("from …", "until …")."""
    if start is None and end is None:
        return "unknown"
    if end is None:
        return f"from {_day(_parse(start))}"
    if start is None:
        return f"until {_day(_parse(end))}"
    first, last = _parse(start), _parse(end)
    if first is None or last is None or last < first:
        return start if start == end else f"{start} – {end}"
    return _interval(first, last)


def _interval(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _months(first: date, last: date) -> str:
    if first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year == last.year:
        if first.month == last.month:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        return f"{_MONTHS[first.month - 1]}–{_MONTHS[last.month - 1]} {last.year}"
    return f"{_MONTHS[first.month - 1]} {first.year} – {_MONTHS[last.month - 1]} {last.year}"


def _parse(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day or "")
    except ValueError:
        return None


def _day(day: date | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "an unknown day"
