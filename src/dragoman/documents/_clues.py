"""What a text gives away about the day it came out: each clue, the days it allows, and its weight.

A clue without a year ("Thursday, September 14") allows its days in every year where it holds; only several
clues together point at one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import islice

from dragoman.analysis import Sentence
from dragoman.language.time import calendar as cal
from dragoman.language.time.calendar import Interval
from dragoman.language.time.find import expressions
from dragoman.language.time.frame import tense_at
from dragoman.language.time.lexicon import MONTHS, ORDINALS, WEEKDAY, WEEKDAYS
from dragoman.language.time.relative import number
from dragoman.schema import Span

FIRST_YEAR = 1990
_LEAD_SENTENCES, _OPENING_SENTENCES = 4, 12
_WEEKDAY_AFTER = re.compile(rf"\s*[,(]\s*(?:an?\s+)?({WEEKDAY})\b")
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b")
_SET_FOR = re.compile(r"\b(?:hosts|opens|begins|starts|holds|convenes|takes\s+place|is\s+held)\s+on\s+$")
_DATELINE_BEFORE = re.compile(
    r"(?:(?:posted|published|updated|date|issued)(?:\s+on)?\s*:?\s*|(?:[A-Z][\w'’.-]*[,\s/]+){1,5})?",
    re.IGNORECASE,
)
_DATELINE_AFTER = re.compile(r"\s*(?:$|[-–—(:|])")
_AHEAD = re.compile(r"\b(?:by|until|till|before|in)\s+(?:the\s+)?$", re.IGNORECASE)
_WEEK_OF = re.compile(r"\bweek\s+(?:of|from)\s+$", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    r"\b(?:(\d{1,3})(?:st|nd|rd|th)|([a-z-]+th))[\s-]+(?:anniversary|birthday)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of the text, what follows from them, and the days they allow (sorted, apart)."""

    span: Span
    says: str
    days: tuple[Interval, ...]
    weight: float
    fixes_year: bool = False


@dataclass(frozen=True, slots=True)
class _Expression:
    """A time expression in its sentence; `day` is a month and a day, `year` is stated or None."""

    form: str
    match: re.Match[str]
    span: Span
    sentence: int
    future: bool
    day: tuple[int, int] | None = None
    year: int | None = None

    def on(self, year: int) -> date | None:
        """Return its day in a year that it may be of."""
        if self.day is None or (self.year is not None and self.year != year):
            return None
        try:
            return date(year, *self.day)
        except ValueError:
            return None


def find_clues(text: str, sentences: Sequence[Sentence], today: date) -> Iterator[Clue]:
    """Find every clue in a text, as seen from `today`, the last day possible."""
    found = list(_expressions(text, sentences))
    years = range(FIRST_YEAR, today.year + 1)
    for clues in (_datelines, _weekdays, _deictics, _leads, _this_month, _stated_years, _weeks):
        yield from clues(text, found, years)
    for sentence in sentences:
        yield from _anniversaries(text, sentence.span)


def _expressions(text: str, sentences: Sequence[Sentence]) -> Iterator[_Expression]:
    for index, sentence in enumerate(sentences):
        start, end = sentence.span
        words = text[start:end]
        for form, match in expressions(words):
            parts = match.groupdict()
            day = year = None
            if form == "iso":
                day = int(parts["month"]), int(parts["day"])
            elif form in ("day_month", "month_day"):
                month = MONTHS[parts["month"].lower().rstrip(".")]
                day = month, int(parts["day2"] or parts["day"])
            if parts.get("year") and form not in ("decade", "anniversary"):
                year = int(parts["year"])
            elif parts.get("rel"):
                day = None  # "May 4 last year" hangs on the day that is sought
            span = start + match.start(), start + match.end()
            future = tense_at(words, match.start(), match.end()) == "future"
            yield _Expression(form, match, span, index, future, day, year)


def _each_year(
    one: _Expression, years: Iterable[int], window: Callable[[date], Interval | None]
) -> tuple[Interval, ...]:
    days = (one.on(year) for year in years)
    return tuple(interval for day in days if day and (interval := window(day)))


def _after(first: int, last: int) -> Callable[[date], Interval]:
    return lambda day: (day + timedelta(first), day + timedelta(last))


def _datelines(text: str, found: list[_Expression], years: range) -> Iterator[Clue]:
    for one in found:
        if one.day is None or one.sentence > _LEAD_SENTENCES:
            continue
        line = text.rfind("\n", 0, one.span[0]) + 1
        stop = text.find("\n", one.span[1])
        rest = text[one.span[1] : min(one.span[1] + 5, stop if stop >= 0 else len(text))]
        if _DATELINE_BEFORE.fullmatch(
            text[max(line, one.span[0] - 81) : one.span[0]]
        ) and _DATELINE_AFTER.match(rest):
            says = "the line of place and date gives the day"
            yield Clue(one.span, says, _each_year(one, years, _after(0, 1)), 6, one.year is not None)
            yield from _lead_weekday(text, one, found, years)
            return


def _lead_weekday(text: str, line: _Expression, found: list[_Expression], years: range) -> Iterator[Clue]:
    """Hold a line of place and date without a year against the weekday that the news begins with."""
    follows = (one for one in found if one.span[0] > line.span[1] and one.sentence <= line.sentence + 1)
    named = next((one for one in follows if one.form == "weekday"), None)
    if named is None or line.year is not None:
        return
    wanted = WEEKDAYS[named.match["wd"].lower()]
    says = f"the news of {text[named.span[0] : named.span[1]]} comes under this date"
    for behind, weight in ((0, 1.5), (1, 1.0)):
        fitting = [y for y in years if (day := line.on(y)) and (day.weekday() - wanted) % 7 == behind]
        yield Clue(named.span, says, _each_year(line, fitting, _after(0, 1)), weight, fixes_year=True)


def _weekday(text: str, one: _Expression) -> int | None:
    name = one.match.groupdict().get("wd")
    if name is None and (after := _WEEKDAY_AFTER.match(text, one.span[1], one.span[1] + 20)):
        name = after[1]
    return WEEKDAYS[name.lower().rstrip(".")] if name else None


def _weekdays(text: str, found: list[_Expression], years: range) -> Iterator[Clue]:
    for one in found:
        wanted = _weekday(text, one)
        if one.day is None or wanted is None or one.year is not None:
            continue
        window = _after(-300, 0) if one.future else _after(0, 300)
        matching = [y for y in years if (day := one.on(y)) and day.weekday() == wanted]
        names = [
            name.capitalize() for name, index in WEEKDAYS.items() if index == wanted and name.endswith("day")
        ]
        says = f"this date falls on a {names[0]} only in some years"
        yield Clue(one.span, says, _each_year(one, matching, window), 2, fixes_year=True)


def _offset(one: _Expression) -> tuple[int, int] | None:
    """Return how many days before publication a deictic expression lies, at least and at most."""
    words = " ".join(one.match.group().lower().split())
    if one.form == "today":
        return {"yesterday": (1, 1), "today": (0, 0), "overnight": (0, 1)}.get(one.match["word"].lower())
    if one.form == "day_beside" and words.endswith("before yesterday"):
        return 2, 2
    if one.form == "ago" and words.endswith("ago") and one.match["unit"].lower() in ("day", "week"):
        count = number(one.match["n"])
        if count is None:
            return None
        size = 7 if one.match["unit"].lower() == "week" else 1
        if count[0] != count[1]:
            return count[0] * size, max(14, count[1] * size)
        return count[0] * size, count[1] * size + (size - 1 if size > 1 else 0)
    return None


def _deictics(text: str, found: list[_Expression], years: range) -> Iterator[Clue]:
    """Tie "yesterday" or "four days ago" to the date told beside it or in the sentences after."""
    for index, one in enumerate(found):
        offset = _offset(one)
        if offset is None:
            continue
        near = islice(found, index + 1, index + 20)
        other = next((o for o in near if o.day and not o.future), None)
        if other is None or other.sentence > one.sentence + 2:
            continue
        beside = other.sentence == one.sentence and other.span[0] - one.span[1] < 60
        if not beside and one.sentence >= _LEAD_SENTENCES:
            continue
        low, high = offset
        words = text[one.span[0] : one.span[1]]
        says = f"“{words}” is said of {text[other.span[0] : other.span[1]]}"
        span = (one.span[0], other.span[1]) if beside else one.span
        yield Clue(span, says, _each_year(other, years, _after(low, high)), 4 if beside else 2)
        named = _WEEKDAY.search(text, one.span[1], other.span[0]) if beside else None
        if named and _weekday(text, other) is None:
            wanted = WEEKDAYS[named.group().lower()]
            fitting = [y for y in years if (day := other.on(y)) and day.weekday() == wanted]
            says = f"{text[other.span[0] : other.span[1]]} falls on a {named.group()} only in some years"
            yield Clue(named.span(), says, _each_year(other, fitting, _after(0, 300)), 2, fixes_year=True)


def _leads(text: str, found: list[_Expression], years: range) -> Iterator[Clue]:
    """Take the newest date that the text begins with for news: told within about two weeks.

    A commentary comes to its news later, and tells it later: within about a month. Where it speaks of "the
    22nd of this month", that is its news, and a date further on is of old.
    """
    # A date with its year is as a rule told of old; one with its weekday too is news.
    past = [o for o in found if o.day and not o.future and (o.year is None or _weekday(text, o) is not None)]
    lead = next((one for one in past if one.sentence < _OPENING_SENTENCES), None)
    if lead is None:
        return
    early = lead.sentence < _LEAD_SENTENCES
    if not early and any(one.form == "day_of_month" for one in found):
        return
    for one in past:
        near = [y for y in years if (a := lead.on(y)) and (b := one.on(y)) and 0 < (b - a).days <= 20]
        if near and one.year == lead.year:
            lead = one
    reach, weight, words = (14, 2.0, "two weeks") if early else (30, 1.5, "a month")
    says = f"{text[slice(*lead.span)]} is told as news, so the text is at most about {words} younger"
    yield Clue(lead.span, says, _each_year(lead, years, _after(0, reach)), weight, lead.year is not None)
    for one in past:
        if one is not lead and one.year is None:
            says = f"{text[one.span[0] : one.span[1]]} is past"
            yield Clue(one.span, says, _each_year(one, years, _after(0, 330)), 0.3)


def _this_month(text: str, found: list[_Expression], years: range) -> Iterator[Clue]:
    for one in found:
        parts = one.match.groupdict()
        rel = " ".join((parts.get("rel") or "").lower().split())
        if one.form == "day_of_month" and rel == "this":
            number_of_day = int(parts["day"]) if parts["day"] else ORDINALS[parts["word"].lower()]
            wanted = _weekday(text, one)
            future = one.future or bool(_SET_FOR.search(text[max(0, one.span[0] - 24) : one.span[0]]))
            days = []
            for index in range(len(years) * 12):
                start, end = cal.month(years[0], index + 1)
                if number_of_day > end.day:
                    continue
                day = start.replace(day=number_of_day)
                if wanted is None or day.weekday() == wanted:
                    days.append((start, day) if future else (day, end))
            side = "still ahead" if future else "past"
            says = f"this day of the month is {side}" + (
                " and falls on that weekday" if wanted is not None else ""
            )
            yield Clue(one.span, says, tuple(days), 2, wanted is not None)
        elif one.form == "month" and rel == "this" and not one.future:
            index = MONTHS[parts["month"].lower().rstrip(".")]
            days = [(cal.month(year, index)[0], date(year, 12, 31)) for year in years]
            yield Clue(one.span, "this month of the same year is past", tuple(days), 0.7)


def _stated_years(text: str, found: list[_Expression], years: range) -> Iterator[Clue]:
    """Bound the day by the years that the text states, told as past or as yet to come."""
    past: list[tuple[date, _Expression]] = []
    for one in found:
        if one.year is None or not years[0] <= one.year <= years[-1] + 30:
            continue
        month = one.match.groupdict().get("month")
        number_of_month = MONTHS.get(month.lower().rstrip("."), 1) if month and one.form != "iso" else None
        start, end = cal.month(one.year, number_of_month) if number_of_month else cal.year(one.year)
        if (day := one.on(one.year)) is not None:
            start = end = day
        before = text[max(0, one.span[0] - 12) : one.span[0]]
        ahead = _AHEAD.search(before)
        if one.future or (ahead and ahead.group().lower().split()[0] in ("by", "until", "till")):
            says = f"{text[one.span[0] : one.span[1]]} is still ahead"
            yield Clue(one.span, says, ((date(years[0], 1, 1), end),), 1)
        elif start.year <= years[-1]:
            past.append((start, one))
    if not past:
        return
    start, one = max(past, key=lambda pair: pair[0])
    words = text[one.span[0] : one.span[1]]
    last = date(years[-1], 12, 31)
    yield Clue(one.span, f"{words} is past", ((start, last),), 2, fixes_year=True)
    for reach, weight in ((1, 1.0), (2, 0.5), (4, 0.5)):
        says = f"the newest year told is that of {words}"
        yield Clue(one.span, says, ((start, date(start.year + reach, 12, 31)),), weight)


def _weeks(text: str, found: list[_Expression], years: range) -> Iterator[Clue]:
    for one in found:
        parts = one.match.groupdict()
        if one.form not in ("month_day", "day_month") or not parts["day2"] or one.year is not None:
            continue
        if _WEEK_OF.search(text[max(0, one.span[0] - 20) : one.span[0]]):
            month = MONTHS[parts["month"].lower().rstrip(".")]
            mondays = [y for y in years if _is_monday(y, month, int(parts["day"]))]
            says = "a week begins with this day only in some years, and the text looks back on it"
            yield Clue(one.span, says, _each_year(one, mondays, _after(0, 3)), 3, fixes_year=True)


def _is_monday(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).weekday() == 0
    except ValueError:
        return False


@cache
def _known() -> tuple[tuple[re.Pattern[str], int], ...]:
    lines = files(__package__).joinpath("anniversaries.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((re.compile(rf"\b(?:{pattern})", re.IGNORECASE), int(year)) for pattern, year in rows)


def _anniversaries(text: str, span: Span) -> Iterator[Clue]:
    sentence = text[span[0] : span[1]].replace("’", "'")
    for match in _ANNIVERSARY.finditer(sentence):
        count = int(match[1]) if match[1] else ORDINALS.get(match[2].lower())
        if count is None:
            continue
        around = sentence[match.end() : match.end() + 160]
        stated = re.match(r"\s+of\s+(?:[\w'-]+\s+){0,8}?(1[89]\d\d|20\d\d)\b", around)
        since = int(stated[1]) if stated else next((y for p, y in _known() if p.search(around)), None)
        if since is None:
            before = sentence[max(0, match.start() - 60) : match.start()]
            since = next((y for p, y in _known() if p.search(before)), None)
        if since is None or not FIRST_YEAR <= since + count <= date.max.year - 1:
            continue
        where = span[0] + match.start(), span[0] + match.end()
        says = f"{count} years after {since} is {since + count}"
        yield Clue(where, says, (cal.year(since + count),), 3, fixes_year=True)
        nearly = f"{says}; the anniversary may still be ahead"
        yield Clue(where, nearly, (cal.year(since + count - 1),), 1.5)
