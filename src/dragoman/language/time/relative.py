"""Expressions that count from the day of publication or from the date told last."""

import re
from datetime import date, timedelta
from typing import TypeAlias

from dragoman.language.time import calendar as cal
from dragoman.language.time.calendar import Interval
from dragoman.language.time.frame import Boundary, Frame
from dragoman.language.time.lexicon import NUMBERS, VAGUE, WEEKDAYS

Match: TypeAlias = "re.Match[str]"

_LENGTH = re.compile(r"(?:(\d{1,3}|\w+)[\s-])?\b(day|week|month)s?(?:-long)?$", re.IGNORECASE)


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


def edge(m: Match, frame: Frame) -> Interval | None:
    if frame.reference is None:
        return None
    count = {"last": -1, "next": 1}.get(m["rel"].lower(), 0)
    whole = _whole(m["unit"].lower(), frame.reference, count)
    return cal.part(whole, m["part"].lower()) if m["part"].lower() != "turn" else None


def deictic(m: Match, frame: Frame) -> Interval | None:
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


def _is_fine(interval: Interval, unit: str) -> bool:
    """Say whether a date is precise enough to count a unit from: years from a year, months from a month."""
    days = (interval[1] - interval[0]).days
    return days < {"month": 31, "year": 366, "decade": 366}.get(unit, 7)


def _is_short(interval: Interval) -> bool:
    return (interval[1] - interval[0]).days < 7


def day_beside(m: Match, frame: Frame) -> Interval | None:
    way = " ".join((m["way"] or m["rest"]).lower().split())
    if way in ("before yesterday", "after tomorrow"):
        if frame.reference is None:
            return None
        return cal.day(frame.reference + timedelta(-2 if way.startswith("before") else 2))
    back = way in ("earlier", "prior", "before")
    if frame.previous is None:  # counted from the news itself, of the day of publication
        return cal.day(frame.reference - timedelta(1)) if back and frame.reference else None
    if not _is_short(frame.previous):
        return None
    return cal.day(frame.previous[1] + timedelta(-1 if back else 1))


def today(m: Match, frame: Frame) -> Interval | None:
    if frame.reference is None:
        return None
    if m["word"].lower() == "overnight":
        return frame.reference - timedelta(1), frame.reference
    return cal.day(frame.reference + timedelta({"yesterday": -1, "tomorrow": 1}.get(m["word"].lower(), 0)))


def ago(m: Match, frame: Frame) -> Interval | None:
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
        base = frame.previous[0] if frame.previous and _is_fine(frame.previous, unit) else None
    if base is None or (unit == "decade" and count[0] != count[1]):
        return None
    sign = -1 if way in ("ago", "earlier") else 1
    ends = (cal.shift(base, sign * count[0], unit), cal.shift(base, sign * count[1], unit))
    return min(end[0] for end in ends), max(end[1] for end in ends)


def span(m: Match, frame: Frame) -> Interval | None:
    count, unit, way = number(m["n"]), m["unit"].lower(), m["way"].lower()
    if frame.reference is None or count is None:
        return None
    most = (count[1] + 23) // 24 if unit == "hour" else min(count[1], 3 if count[0] < count[1] else count[1])
    unit = "day" if unit == "hour" else unit
    if way in ("past", "last"):
        back = most - 1 if unit == "day" else most  # today is one of "the past four days"
        return cal.step(frame.reference, -back, unit), frame.reference
    if way == "in" and frame.tense == "past":
        return None
    if way == "in" and count[0] == count[1]:
        return cal.shift(frame.reference, most, unit)
    return frame.reference, cal.step(frame.reference, most, unit)


def weekday(m: Match, frame: Frame) -> Interval | None:
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


def in_week(m: Match, frame: Frame) -> Interval | None:
    if frame.reference is None:
        return None
    whole = _whole(m["unit"].lower(), frame.reference, 0)
    if m["way"].lower() == "earlier":
        return whole[0], max(whole[0], frame.reference - timedelta(1))
    return min(whole[1], frame.reference + timedelta(1)), whole[1]


def duration(m: Match, frame: Frame) -> Interval | None:
    """Place a stay that the news of the day says begins, ends or lasts: "arrives for a two-day visit"."""
    if frame.reference is None or not frame.alone or frame.boundary is None:
        return None
    return stretch(m.group(), frame.reference, frame.boundary)


def stretch(words: str, anchor: date, boundary: Boundary) -> Interval | None:
    """Return the days of a length in words ("15 days") that begins, ends or goes on on a day."""
    length = _LENGTH.search(words)
    count = (number(length[1]) if length[1] else (1, 1)) if length else None
    if length is None or count is None or count[0] != count[1]:
        return None
    unit = length[2].lower()
    match boundary:
        case "lasts":
            return cal.step(anchor, -count[0], unit), anchor
        case "ends":
            return cal.step(anchor, -count[0], unit) + timedelta(1), anchor
        case "begins":
            return anchor, cal.step(anchor, count[0], unit) - timedelta(1)
