"""From an expression to days: one small function a form.

Every function takes the match of its form and the `Frame`, and returns an interval, or None where the
text does not fix one. Conventions are listed in `docs/time.md`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dragoman.language.time import calendar as cal
from dragoman.language.time import relative
from dragoman.language.time.calendar import Interval
from dragoman.language.time.frame import Frame
from dragoman.language.time.lexicon import HOLIDAYS, MONTHS, ORDINALS, SEASONS, WEEKDAYS
from dragoman.language.time.relative import Match

_REACH = 120
"""A day without a year lies at most so many days ahead where nothing speaks of the future (see `_near`)."""

_BACK = 183
"""A story may step back so many days without leaving its year; further back means the next year."""


def resolve(form: str, match: Match, frame: Frame) -> Interval | None:
    """Resolve one expression; None where the text does not fix it or the calendar has no such day."""
    try:
        return _RESOLVERS[form](match, frame)
    except (ValueError, OverflowError):
        return None


def _month_number(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def _year(match: Match, frame: Frame) -> int | None:
    """Return the year that the expression, or its partner in a range ("March to August 2011"), states."""
    if match["year"]:
        return int(match["year"])
    if "ahead" in match.groupdict() and match["ahead"] and not match["rel"]:
        return int(match["ahead"])
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
        if whole_year or same[1] >= start - timedelta(_BACK):
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
    if year:
        return make(year)
    chosen = _near(make, frame)
    weekday = m.groupdict().get("wd")
    if (
        weekday
        and frame.narrative
        and chosen
        and chosen[0].weekday() != WEEKDAYS[weekday.lower().rstrip(".")]
    ):
        return _near(make, replace(frame, narrative=None))  # a weekday that does not fit there: it is news
    return chosen


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


def _decade(m: Match, _: Frame) -> Interval:
    first = int(m["year"]) * 10
    whole = date(first, 1, 1), date(first + 9, 12, 31)
    return cal.part(whole, _part(m)) if m["part"] else whole


def _century(m: Match, _: Frame) -> Interval:
    first = (int(m["n"]) - 1) * 100
    return date(max(first, 1), 1, 1), date(first + 99, 12, 31)


def _plain_year(m: Match, _: Frame) -> Interval:
    whole = cal.year(int(m["year"]))
    return cal.part(whole, _part(m)) if m.groupdict().get("part") else whole


def _year_range(m: Match, _: Frame) -> Interval | None:
    first = int(m["year"])
    last = first - first % 100 + int(m["year2"])
    return (date(first, 1, 1), date(last, 12, 31)) if last > first else None


def _numeric(m: Match, _: Frame) -> Interval | None:
    """Read "13.05.2022", day first, and "5/13/2022" where only one order is a date."""
    first, second, year = int(m["day"]), int(m["month"]), int(m["year"])
    if m["mark"] == "." or first > 12:
        return cal.day(date(year, second, first))
    return cal.day(date(year, first, second)) if second > 12 or first == second else None


def _short_year(m: Match, frame: Frame) -> Interval | None:
    """Read "'97" as the latest such year up to the one after publication."""
    if frame.reference is None:
        return None
    latest = frame.reference.year + 1
    return cal.year(latest - (latest - int(m["year"])) % 100)


def _holiday(m: Match, frame: Frame) -> Interval | None:
    name = " ".join(m["name"].lower().replace("’", "'").split())
    month, day = HOLIDAYS[name]

    def make(year: int) -> Interval:
        return cal.day(date(year, month, day))

    year = _year(m, frame)
    if year is None and (m["year"] or m["rel"]):
        return None
    return make(year) if year else _yearly(m, make, frame)


def _ancient_date(m: Match, _: Frame) -> Interval:
    whole = cal.month(int(m["year"]), _month_number(m["month"]))
    return cal.day(whole[0].replace(day=int(m["day"]))) if m["day"] else whole


def _attacks(_: Match, __: Frame) -> Interval:
    return cal.day(date(2001, 9, 11))


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
    "edge": relative.edge,
    "deictic": relative.deictic,
    "day_beside": relative.day_beside,
    "today": relative.today,
    "ago": relative.ago,
    "span": relative.span,
    "duration": relative.duration,
    "in_week": relative.in_week,
    "numeric": _numeric,
    "short_year": _short_year,
    "holiday": _holiday,
    "ancient_date": _ancient_date,
    "ancient_year": _plain_year,
    "attacks": _attacks,
    "recurrence": _none,
    "weekday": relative.weekday,
    "decade": _decade,
    "century": _century,
    "year_range": _year_range,
    "year": _plain_year,
}
