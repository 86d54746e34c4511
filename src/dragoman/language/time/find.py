"""Time expressions in a document, each resolved where the text fixes it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from dragoman.analysis import Sentence, TimeMention
from dragoman.documents.document import Document, digest
from dragoman.language.time import grammar
from dragoman.language.time.calendar import Interval, year
from dragoman.language.time.frame import Frame, Tense, boundary_before, tense_at
from dragoman.language.time.lexicon import WEEKDAY, YEAR
from dragoman.language.time.relative import stretch
from dragoman.language.time.resolve import resolve
from dragoman.language.time.sense import MODERN, Age, age_of, is_time
from dragoman.schema import Published, When

_NEAR = 40
"""How many characters before an expression may hold a word that belongs to it."""

_Kind: TypeAlias = Literal["date", "duration", "recurrence"]
_KINDS: dict[str, _Kind] = {"duration": "duration", "recurrence": "recurrence"}
_STATES_YEAR = ("iso", "numeric", "day_month", "month_day", "month", "season", "quarter", "year")
_SET_BY_YEAR = ("holiday", "day_month", "month_day", "month", "season", "quarter", "the_day")
_DEICTIC = ("today", "ago", "weekday", "span", "edge")
_WORDS_BEFORE = re.compile(
    r"(?:\b(in|on|at|during|since|until|till|by|before|from|between|as\s+of)\s+(?:the\s+)?)$", re.IGNORECASE
)
_JOIN = re.compile(r"\s*[-–—]\s*|\s+(?:to|through|until|till)\s+(?:the\s+)?", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_OWN_WEEKDAY = re.compile(r"\s*[,(]\s*(?:an?\s+)?", re.IGNORECASE)
"""What may stand between a date and its weekday ("9 September (Friday)", "September 9, a Friday")."""

_MOVED = re.compile(
    r"\b(?:postponed|delayed|deferred|adjourned|put off|moved|rescheduled)\b[^.;,]*$", re.IGNORECASE
)
_BEGINNING = re.compile(r"\s+(?:beginning|starting)\s+(?:on\s+|from\s+)?|\s+from\s+", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:on\s+)?", re.IGNORECASE)
_YEARS = re.compile(rf"(?<![\d.,]){YEAR}(?![\d,%]|\.\d)")
_NEWS = re.compile(
    rf"\b(?:yesterday|today|tomorrow|tonight|{WEEKDAY}|ago|(?:last|this|next)\s+(?:week|month|year))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Found:
    form: str
    match: re.Match[str]
    span: tuple[int, int]
    days: Interval | None
    tense: Tense


def find_times(document: Document, sentences: Iterable[Sentence]) -> tuple[TimeMention, ...]:
    """Find the time expressions of a document and the days they stand for, in text order.

    Relative ones are resolved against `document.published`, and stay without days where it is unknown.
    """
    return find_in(document, sentences, operators=True)


def find_in(document: Document, sentences: Iterable[Sentence], *, operators: bool) -> tuple[TimeMention, ...]:
    """Find time expressions; without `operators`, leave "since", "by" and the like out of them."""
    found: list[TimeMention] = []
    ends = _ends(document.published)
    previous: Interval | None = None
    narrative: Interval | None = None
    paragraph_end = 0
    history = _is_history(document.text, ends)
    age = age_of(document.text)
    for sentence in sentences:
        start, end = sentence.span
        if start > paragraph_end:
            line = document.text.find("\n", start)
            paragraph_end = line if line >= 0 else len(document.text)
            narrative = narrative if history else None
        text = document.text[start:end]
        here: list[_Found] = []
        matches = expressions(text, age)
        alone = len(matches) == 1 and len(ends) == 1
        for name, match in matches:
            ahead = bool(here and ends and here[-1].days and here[-1].days[0] > ends[-1])
            story = Frame(None, "past", previous, narrative, alone, ahead=ahead)
            one = _read(text, name, match, ends, story)
            here.append(one)
            if one.days is not None and one.form not in ("anniversary", "span", "duration"):
                previous = one.days
                if not _SINCE.search(text, max(0, one.span[0] - _NEAR), one.span[0]):
                    narrative = _narrative(one, narrative, ends, history)
        found.extend(
            replace(mention, span=(start + mention.span[0], start + mention.span[1]))
            for mention in _composed(text, here, ends, operators)
        )
    return tuple(found)


def expressions(text: str, age: Age = MODERN) -> list[tuple[str, re.Match[str]]]:
    """Find the time expressions of one sentence, each with the name of its form, unresolved."""
    if not grammar.hint().search(text):
        return []
    found = map(_parsed, grammar.any_form(ancient=age.ancient).finditer(text))
    return [one for one in found if one and is_time(text, *one, age)]


def resolve_time(text: str, published: Published) -> When | None:
    """Resolve one expression, such as "July last year", as seen from a day of publication."""
    made = Document(id="expression", text=text, sha256=digest(text), published=published)
    whole = [m for m in find_times(made, [Sentence((0, len(text)))] if text else []) if m.kind == "date"]
    return max(whole, key=lambda m: m.span[1] - m.span[0]).when if whole else None


def _ends(published: Published) -> tuple[date, ...]:
    """Return the first and last day of publication, or nothing where it is unknown."""
    days = {date.fromisoformat(day) for day in (published.start, published.end) if day}
    return tuple(sorted(days))


def _parsed(hit: re.Match[str]) -> tuple[str, re.Match[str]] | None:
    """Match again with the pattern of the one form that was found, to have its groups."""
    name = hit.lastgroup or ""
    match = grammar.form(name).match(hit.string, hit.start())
    return (name, match) if match else None


def _read(text: str, name: str, match: re.Match[str], ends: tuple[date, ...], story: Frame) -> _Found:
    if name == "recurrence":
        return _Found(name, match, match.span(), None, "past")
    frame = replace(
        story,
        tense=tense_at(text, *match.span(), ahead=story.ahead) if name not in _PLAIN else "past",
        narrative=story.narrative if name in _SET_BY_YEAR else None,
        boundary=boundary_before(text, match.start()) if name == "duration" else None,
    )
    return _Found(name, match, match.span(), _resolved(name, match, ends, frame), frame.tense)


_PLAIN = (
    "iso", "numeric", "short_year", "ancient_date", "ancient_year", "year", "year_range", "decade", "century",
    "anniversary", "today",
)  # fmt: skip


def _resolved(name: str, match: re.Match[str], ends: tuple[date, ...], frame: Frame) -> Interval | None:
    """Resolve against both ends of the publication date; keep what covers both if they agree roughly."""
    answers = [resolve(name, match, replace(frame, reference=reference)) for reference in ends or (None,)]
    first, last = answers[0], answers[-1]
    if first is None or last is None:
        return None
    slack = (ends[-1] - ends[0]).days if ends else 0
    if abs((last[0] - first[0]).days) > slack + 31:
        return None  # another year at each end: the text does not fix it
    return min(first[0], last[0]), max(first[1], last[1])


def _is_history(text: str, ends: tuple[date, ...]) -> bool:
    """Say whether a text tells of times long past, so that its dates go on from one another."""
    if not ends or _NEWS.search(text):
        return False
    years = [int(year) for year in _YEARS.findall(text)]
    return sum(year < ends[0].year - 2 for year in years) >= 3


def _narrative(
    one: _Found, current: Interval | None, ends: tuple[date, ...], history: bool
) -> Interval | None:
    """Return the past date that later months and days of the paragraph go on from, if any."""
    if one.form in _DEICTIC:
        return None
    if one.days is None or one.form not in _STATES_YEAR:
        return current
    stated = one.match["year"] or ("rel" in one.match.groupdict() and one.match["rel"])
    if not stated:
        return one.days if current else None
    if ends and one.days[1] >= ends[0]:
        return None
    if (
        one.form == "year"
        and not history
        and one.match.string[: one.match.start()][:_NEAR].strip().lower() not in ("in", "")
    ):
        return current  # a year in passing ("elected in 2016") does not move the story there
    return one.days


def _composed(
    text: str, found: list[_Found], ends: tuple[date, ...], operators: bool
) -> Iterator[TimeMention]:
    """Join ranges ("from 14 to 16 May") and take in the words before ("since 1948", "in May")."""
    index = 0
    while index < len(found):
        one = found[index]
        index += 1
        span, days = one.span, one.days
        if index < len(found) and _is_its_weekday(text, one, found[index]):
            index += 1
        if one.form == "year_range" and not operators:
            yield from _both_years(text, one)
            continue
        word = _WORDS_BEFORE.search(text, max(0, one.span[0] - _NEAR), one.span[0]) if operators else None
        opener = word.group(1).lower() if word else ""
        kind: _Kind = _KINDS.get(one.form, "date")
        if operators and index < len(found) and found[index].form not in _KINDS:
            other = found[index]
            joined = _from_day(text, one, other) if kind == "duration" else _join(text, one, other, opener)
            if joined is not None and kind != "recurrence":
                span, days, kind = (one.span[0], other.span[1]), joined, "date"
                opener = "in"
                index += 1
        if word:
            span = (word.start(), span[1])
            moved = _MOVED.search(text, max(0, word.start() - _NEAR), word.start())
            days = days if moved else _bounded(opener, days, ends)
        when = None
        words = text[span[0] : span[1]]
        if days is not None:
            when = When(start=days[0].isoformat(), end=days[1].isoformat(), text=words)
        yield TimeMention(span, words, when, kind)


def _is_its_weekday(text: str, one: _Found, other: _Found) -> bool:
    """Tell whether a weekday only says which day of the week the date before it is."""
    exact = one.days is not None and one.days[0] == one.days[1] and one.form not in ("weekday", "today")
    return (
        exact and other.form == "weekday" and bool(_OWN_WEEKDAY.fullmatch(text, one.span[1], other.span[0]))
    )


def _from_day(text: str, length: _Found, first: _Found) -> Interval | None:
    """Return the days of "for 15 days beginning February 25"."""
    if first.days is None or not _BEGINNING.fullmatch(text, length.span[1], first.span[0]):
        return None
    return stretch(length.match.group(), first.days[0], "begins")


def _both_years(text: str, one: _Found) -> Iterator[TimeMention]:
    """Yield the two years of "1890-91" one by one."""
    for name, index in (("year", 0), ("year2", 1)):
        span = one.match.span(name)
        words = text[span[0] : span[1]]
        whole = year(one.days[index].year) if one.days else None
        when = When(start=whole[0].isoformat(), end=whole[1].isoformat(), text=words) if whole else None
        yield TimeMention(span, words, when)


def _join(text: str, one: _Found, other: _Found, opener: str) -> Interval | None:
    between = text[one.span[1] : other.span[0]]
    if one.days is None or other.days is None:
        return None
    is_range = _JOIN.fullmatch(between) and (opener in ("from", "between") or between.strip() in "-–—")
    neighbours = abs((other.days[0] - one.days[1]).days) <= 1
    if not is_range and not (_AND.fullmatch(between) and (opener == "between" or neighbours)):
        return None
    first = one.days
    if first[0] > other.days[0]:  # "from November to March 2017"
        try:
            first = first[0].replace(year=other.days[0].year), first[1]
            if first[0] > other.days[0]:
                first = first[0].replace(year=other.days[0].year - 1), first[1]
        except ValueError:
            return None
    return first[0], other.days[1]


def _bounded(opener: str, days: Interval | None, ends: tuple[date, ...]) -> Interval | None:
    """Turn a date into the stretch that "since", "until", "by" or "before" makes of it."""
    if days is None or not ends:
        return days
    if opener == "since" and days[0] <= ends[-1]:
        return days[0], ends[-1]
    if opener in ("until", "till", "by") and days[1] >= ends[0]:
        return ends[0], days[1]
    if opener == "before" and days[0] > ends[0]:
        return ends[0], days[1]
    return days
