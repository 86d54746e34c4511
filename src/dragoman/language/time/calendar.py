"""Intervals of days and the steps between them."""

import calendar
from datetime import date, timedelta
from typing import TypeAlias

Interval: TypeAlias = tuple[date, date]
"""First and last day, both included."""


def day(moment: date) -> Interval:
    """Return one day as an interval."""
    return moment, moment


def month(year: int, number: int) -> Interval:
    """Return a month; `number` may lie outside 1 to 12 and then carries into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def year(number: int) -> Interval:
    """Return a year."""
    return date(number, 1, 1), date(number, 12, 31)


def week(moment: date) -> Interval:
    """Return the week of a day, Monday to Sunday."""
    start = moment - timedelta(moment.weekday())
    return start, start + timedelta(6)


def season(year: int, first_month: int) -> Interval:
    """Return the three months of a season; a winter runs into the year after the one it begins in."""
    return month(year, first_month)[0], month(year, first_month + 2)[1]


def shift(moment: date, count: int, unit: str) -> Interval:
    """Return what lies `count` units from a day: a day for days and weeks, else a whole month or year."""
    match unit:
        case "hour":
            return day(moment + timedelta(hours=count // 24 * 24))
        case "day" | "night":
            return day(moment + timedelta(count))
        case "week":
            return day(moment + timedelta(7 * count))
        case "fortnight":
            return day(moment + timedelta(14 * count))
        case "month":
            return month(moment.year, moment.month + count)
        case _:
            return year(moment.year + count * (10 if unit == "decade" else 1))


def step(moment: date, count: int, unit: str) -> date:
    """Return the day `count` units away, the last of the month where that one is shorter."""
    months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    if months is None:
        return shift(moment, count, unit)[0]
    first, last = month(moment.year, moment.month + count * months)
    return first.replace(day=min(moment.day, last.day))


def part(whole: Interval, which: str) -> Interval:
    """Return the early, middle or late third of an interval; of a month, its 1-10, 11-20 and 21-last days."""
    start, end = whole
    length = (end - start).days + 1
    if length > 31:
        first, second = start + timedelta(length // 3), start + timedelta(2 * length // 3)
        if length > 80:  # thirds of a year or a season begin with a month
            first, second = first.replace(day=1), second.replace(day=1)
    else:
        first, second = start + timedelta(length // 3), start + timedelta(2 * (length // 3))
    if length > 300 and which.startswith(("begin", "start")):
        return month(start.year, start.month)
    if length > 300 and which.startswith(("end", "close")):
        return month(end.year, end.month)
    if which.startswith(("early", "begin", "start")):
        return start, first - timedelta(1)
    if which.startswith("mid"):
        return first, second - timedelta(1)
    return second, end
