"""From an expression to days: one small function a form.

Every function takes the match of its form and the `Frame`, and returns an interval, or None where the
text does not fix one. Conventions are listed in `docs/time.md`.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from dragoman.language.time import calendar as cal
from dragoman.language.time.calendar import Interval
from dragoman.language.time.frame import Frame
from dragoman.language.time.lexicon import MONTHS, NUMBERS, ORDINALS, SEASONS, VAGUE, WEEKDAYS

Match: TypeAlias = "re.Match[str]"

_LENGTH = re.compile(r"(?:(\d{1,3}|\w+)[\s-])?\b(day|week)s?(?:-long)?$", re.IGNORECASE)
_REACH = 120
"""A day without a year lies at most so many days ahead where nothing speaks of the future (see `_near`)."""


def resolve(form: str, match: Match, frame: Frame) -> Interval | None:
    """Resolve one expression; None where the text does not fix it or the calendar has no such day."""
    try:
        return _RESOLVERS[form](match, frame)
    except (ValueError, OverflowError):
        return None


def number(text: str) -> tuple[int, int] | None:
    """Return the least and the most that a number in words or digits stands for."""
    words = text.lower().split()
    if words[0].isdigit():
        return int(words[0]), int(words[0])
    for word in words:
        if word in VAGUE:
            return VAGUE[word]
    value = NUMBERS.get(words[0])
    return (value, value) if value else None


def _month_number(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def _year(match: Match, frame: Frame) -> int | None:
    """Return the year that the expression itself states."""
    if match["year"]:
        return int(match["year"])
    if not match["rel"]:
        return None
    rel = match["rel"].lower()
    if rel.startswith(("that", "the")):
        return frame.previous[0].year if frame.previous else None
    if frame.reference is None:
        return None
    return frame.reference.year + {"last": -1, "this": 0, "next": 1}[rel]


def _occurrence(make: Callable[[int], Interval], frame: Frame) -> Interval | None:
    """Choose the year of something that comes once a year."""
    if frame.narrative:
        start = frame.narrative[0]
        whole_year = (frame.narrative[1] - start).days > 300
        same = make(start.year)
        if whole_year or same[1] >= start:
            return same
        return make(start.year + 1)
    if frame.reference is None:
        return None
    reference = frame.reference
    here = make(reference.year)
    if frame.tense == "future":
        return here if here[1] >= reference else make(reference.year + 1)
    return here if here[0] <= reference else make(reference.year - 1)


def _near(make: Callable[[int], Interval], frame: Frame) -> Interval | None:
    """Choose the year of a day: as `_occurrence`, but a day soon to come is not taken for one long past."""
    chosen = _occurrence(make, frame)
    if chosen is None or frame.reference is None or frame.narrative:
        return chosen
    if frame.tense == "past" and (frame.reference - chosen[1]).days > 365 - _REACH // 2:
        return make(chosen[0].year + 1)
    if frame.tense == "future" and (chosen[0] - frame.reference).days > 365 - _REACH:
        return make(chosen[0].year - 1)
    return chosen


def _iso(m: Match, _: Frame) -> Interval:
    return cal.day(date(int(m["year"]), int(m["month"]), int(m["day"])))


def _dated(m: Match, frame: Frame) -> Interval | None:
    month, first = _month_number(m["month"]), int(m["day"])
    last = max(first, int(m["day2"] or first))

    def make(year: int) -> Interval:
        if month == 2 and last == 29 and cal.month(year, 2)[1].day == 28:
            year -= year % 4
        return date(year, month, first), date(year, month, last)

    year = _year(m, frame)
    if year is None and (m["year"] or m["rel"]):
        return None
    return make(year) if year else _near(make, frame)


def _day_of_month(m: Match, frame: Frame) -> Interval | None:
    number_of_day = int(m["day"]) if m["day"] else ORDINALS[m["word"].lower()]
    rel = m["rel"].lower()
    if rel.startswith("th") and rel != "this":
        if not frame.previous:
            return None
        base = frame.previous[0]
    elif frame.reference is None:
        return None
    else:
        base = cal.month(
            frame.reference.year, frame.reference.month + {"last": -1, "this": 0, "next": 1}[rel]
        )[0]
    return cal.day(base.replace(day=number_of_day))


def _the_day(m: Match, frame: Frame) -> Interval | None:
    base = frame.narrative[0] if frame.narrative else frame.reference
    if base is None:
        return None
    day = int(m["day"])
    offset = 0
    if not frame.narrative and frame.tense == "past" and day > base.day:
        offset = -1
    elif frame.tense == "future" and day < base.day:
        offset = 1
    return cal.day(cal.month(base.year, base.month + offset)[0].replace(day=day))


def _month(m: Match, frame: Frame) -> Interval | None:
    index = _month_number(m["month"])

    def make(year: int) -> Interval:
        whole = cal.month(year, index)
        return cal.part(whole, _part(m)) if m["part"] else whole

    year = _year(m, frame)
    if year is None and (m["year"] or m["rel"]):
        return None
    return make(year) if year else _yearly(m, make, frame)


def _season(m: Match, frame: Frame) -> Interval | None:
    first = SEASONS[m["season"].lower()]

    def make(year: int) -> Interval:
        whole = cal.season(year, first)
        return cal.part(whole, _part(m)) if m["part"] else whole

    year = _year(m, frame)
    if year is None and (m["year"] or m["rel"]):
        return None
    return make(year) if year else _yearly(m, make, frame)


def _yearly(m: Match, make: Callable[[int], Interval], frame: Frame) -> Interval | None:
    prefix = (m["prefix"] or "").lower()
    if prefix.startswith(("last", "this", "next")):
        if frame.reference is None:
            return None
        here = make(frame.reference.year)
        if prefix.startswith("last"):
            return here if here[1] < frame.reference else make(frame.reference.year - 1)
        if prefix.startswith("next"):
            return here if here[0] > frame.reference else make(frame.reference.year + 1)
        return here
    return _occurrence(make, frame)


def _part(m: Match) -> str:
    return m["part"].lower().removeprefix("the ").removeprefix("very ")


def _quarter(m: Match, frame: Frame) -> Interval | None:
    index = "1234".find(m["ord"][0]) if m["ord"][0].isdigit() else ORDINALS[m["ord"].lower()] - 1
    months = 3 if m["piece"].lower() == "quarter" else 6
    if index * months >= 12:
        return None

    def make(year: int) -> Interval:
        return cal.month(year, index * months + 1)[0], cal.month(year, (index + 1) * months)[1]

    year = _year(m, frame)
    if year:
        return make(year)
    return _occurrence(make, frame) if m["piece"].lower() == "quarter" and not m["rel"] else None


def _anniversary(m: Match, _: Frame) -> Interval:
    return cal.year(int(m["year"]) + (int(m["n"]) if m["n"] else ORDINALS[m["word"].lower()]))


def _whole(unit: str, moment: date, count: int) -> Interval:
    match unit:
        case "week":
            return cal.week(moment + timedelta(7 * count))
        case "weekend":
            start, end = cal.week(moment + timedelta(7 * count))
            return start + timedelta(5), end
        case "month":
            return cal.month(moment.year, moment.month + count)
        case "year":
            return cal.year(moment.year + count)
        case "decade":
            first = moment.year // 10 * 10 + 10 * count
            return date(first, 1, 1), date(first + 9, 12, 31)
        case "century":
            first = moment.year // 100 * 100 + 100 * count
            return date(first, 1, 1), date(first + 99, 12, 31)
        case _:
            return cal.day(moment + timedelta(count))


def _edge(m: Match, frame: Frame) -> Interval | None:
    if frame.reference is None:
        return None
    count = {"last": -1, "next": 1}.get(m["rel"].lower(), 0)
    whole = _whole(m["unit"].lower(), frame.reference, count)
    return cal.part(whole, m["part"].lower()) if m["part"].lower() != "turn" else None


def _deictic(m: Match, frame: Frame) -> Interval | None:
    rel, unit = " ".join(m["rel"].lower().split()), m["unit"].lower()
    if rel in ("that", "that same", "the same", "the following", "the next", "the previous"):
        count = {"the following": 1, "the next": 1, "the previous": -1}.get(rel, 0)
        if frame.previous is None:  # the news itself, of the day of publication, is meant
            near = frame.reference if unit in ("day", "night", "morning", "afternoon", "evening") else None
            return cal.day(near + timedelta(count)) if near else None
        if unit in ("day", "night", "morning", "afternoon", "evening"):
            if not _is_short(frame.previous):
                return cal.day(frame.reference + timedelta(count)) if frame.reference else None
            return cal.day(frame.previous[1] + timedelta(count))
        return _whole(unit, frame.previous[0], count)
    if frame.reference is None:
        return None
    count = {"last": -1, "next": 1, "the coming": 1, "the past": -1}.get(rel, 0)
    if rel in ("last", "the past") and unit == "weekend" and frame.reference.weekday() == 6:
        count = -1
    whole = _whole(unit, frame.reference, count)
    if rel == "the past":
        return cal.step(frame.reference, -1, "day" if unit == "weekend" else unit), frame.reference
    which = (m["part"] or "").lower()
    if which == "earlier":
        return (whole[0], min(whole[1], frame.reference)) if count == 0 else whole
    if which == "later":
        return (max(whole[0], frame.reference), whole[1]) if count == 0 else whole
    return cal.part(whole, which) if which and unit in ("month", "year") else whole


def _is_short(interval: Interval) -> bool:
    return (interval[1] - interval[0]).days < 7


def _day_beside(m: Match, frame: Frame) -> Interval | None:
    way = " ".join((m["way"] or "").lower().split())
    if way in ("before yesterday", "after tomorrow"):
        if frame.reference is None:
            return None
        return cal.day(frame.reference + timedelta(-2 if way.startswith("before") else 2))
    if not way or frame.previous is None or not _is_short(frame.previous):
        return None
    return cal.day(frame.previous[1] + timedelta(-1 if way == "earlier" else 1))


def _today(m: Match, frame: Frame) -> Interval | None:
    if frame.reference is None:
        return None
    if m["word"].lower() == "overnight":
        return frame.reference - timedelta(1), frame.reference
    return cal.day(frame.reference + timedelta({"yesterday": -1, "tomorrow": 1}.get(m["word"].lower(), 0)))


def _ago(m: Match, frame: Frame) -> Interval | None:
    way, unit, count = " ".join(m["way"].lower().split()), m["unit"].lower(), number(m["n"])
    if count is None:
        return None
    if way in ("after", "before"):
        # "vetoes it a day after the vote": the vote, where the news itself is of the day of publication
        plain = unit == "day" and count[0] == count[1] and m.group().lower().startswith(m["n"].lower())
        if way == "before" or not plain or frame.reference is None or not frame.alone:
            return None
        return cal.shift(frame.reference, -count[0], unit)
    base = frame.reference
    if way in ("earlier", "later"):
        base = frame.previous[0] if frame.previous and _is_short(frame.previous) else None
    if base is None or (unit == "decade" and count[0] != count[1]):
        return None
    sign = -1 if way in ("ago", "earlier") else 1
    ends = (cal.shift(base, sign * count[0], unit), cal.shift(base, sign * count[1], unit))
    return min(end[0] for end in ends), max(end[1] for end in ends)


def _span(m: Match, frame: Frame) -> Interval | None:
    count, unit, way = number(m["n"]), m["unit"].lower(), m["way"].lower()
    if frame.reference is None or count is None:
        return None
    most = (count[1] + 23) // 24 if unit == "hour" else min(count[1], 3 if count[0] < count[1] else count[1])
    unit = "day" if unit == "hour" else unit
    if way in ("past", "last"):
        return cal.step(frame.reference, -most, unit), frame.reference
    if way == "in" and frame.tense == "past":
        return None
    if way == "in" and count[0] == count[1]:
        return cal.shift(frame.reference, most, unit)
    return frame.reference, cal.step(frame.reference, most, unit)


def _weekday(m: Match, frame: Frame) -> Interval | None:
    wanted, prefix = WEEKDAYS[m["wd"].lower()], (m["prefix"] or "").lower()
    base = frame.reference
    if prefix in ("the following", "the previous"):
        base = frame.previous[0] if frame.previous and _is_short(frame.previous) else None
    if base is None:
        return None
    behind = (base.weekday() - wanted) % 7
    if prefix.startswith("next") or prefix == "the following":
        return cal.day(base + timedelta(-behind + 7))
    if prefix in ("last", "the previous"):
        return cal.day(base - timedelta(behind or 7))
    if frame.tense == "future":
        return cal.day(base + timedelta(-behind % 7))
    return cal.day(base - timedelta(behind))


def _decade(m: Match, _: Frame) -> Interval:
    first = int(m["year"]) * 10
    whole = date(first, 1, 1), date(first + 9, 12, 31)
    return cal.part(whole, _part(m)) if m["part"] else whole


def _century(m: Match, _: Frame) -> Interval:
    first = (int(m["n"]) - 1) * 100
    return date(max(first, 1), 1, 1), date(first + 99, 12, 31)


def _plain_year(m: Match, _: Frame) -> Interval:
    whole = cal.year(int(m["year"]))
    return cal.part(whole, _part(m)) if m["part"] else whole


def _year_range(m: Match, _: Frame) -> Interval | None:
    first = int(m["year"])
    last = first - first % 100 + int(m["year2"])
    return (date(first, 1, 1), date(last, 12, 31)) if last > first else None


def _in_week(m: Match, frame: Frame) -> Interval | None:
    if frame.reference is None:
        return None
    whole = _whole(m["unit"].lower(), frame.reference, 0)
    if m["way"].lower() == "earlier":
        return whole[0], max(whole[0], frame.reference - timedelta(1))
    return min(whole[1], frame.reference + timedelta(1)), whole[1]


def _attacks(_: Match, __: Frame) -> Interval:
    return cal.day(date(2001, 9, 11))


def _duration(m: Match, frame: Frame) -> Interval | None:
    """Place a stay that the news of the day says begins or ends: "arrives for a two-day visit"."""
    words = _LENGTH.search(m.group())
    if words is None or frame.reference is None or not frame.alone or frame.boundary is None:
        return None
    count = number(words[1]) if words[1] else (1, 1)
    if count is None or count[0] != count[1]:
        return None
    days = count[0] * {"week": 7, "day": 1}[words[2].lower()]
    if frame.boundary == "ends":
        return frame.reference - timedelta(days - 1), frame.reference
    return frame.reference, frame.reference + timedelta(days - 1)


def _none(_: Match, __: Frame) -> Interval | None:
    return None


_RESOLVERS: dict[str, Callable[[Match, Frame], Interval | None]] = {
    "iso": _iso,
    "day_month": _dated,
    "month_day": _dated,
    "day_of_month": _day_of_month,
    "the_day": _the_day,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "anniversary": _anniversary,
    "edge": _edge,
    "deictic": _deictic,
    "day_beside": _day_beside,
    "today": _today,
    "ago": _ago,
    "span": _span,
    "duration": _duration,
    "in_week": _in_week,
    "attacks": _attacks,
    "recurrence": _none,
    "weekday": _weekday,
    "decade": _decade,
    "century": _century,
    "year_range": _year_range,
    "year": _plain_year,
}
