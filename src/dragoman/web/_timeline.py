"""The time line: dated events as bars as wide as their dates, on an axis that leaves out empty years."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from dragoman.presentation import format_when, label, type_label
from dragoman.schema import Event
from dragoman.web._view import Item

WIDE, NARROW = 680, 346
_MARGIN, _TOP, _LANE, _BAR = 10, 26, 24, 18
_LONGEST_GAP = timedelta(days=500)
"""A longer stretch without an event is left out of the axis, and the cut is shown."""
_CUT = 26
_ROOM = 100
"""The least width of a stretch and the cut after it."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200)
"""Months between two ticks."""
_TICK_ROOM = 58


@dataclass(frozen=True, slots=True)
class Bar:
    """An event on the axis, in the units of the drawing."""

    item: Item[Event]
    x: float
    y: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis and what is written at it."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of `width` by `height`; `cuts` are where empty years are left out."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    cuts: tuple[float, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the axis without a cut: days and where they are drawn."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        days = (self.last - self.first).days
        return self.left + (self.right - self.left) * (day - self.first).days / days


def lay_out(events: Sequence[Item[Event]], width: int = WIDE) -> Timeline | None:
    """Place the dated events on an axis; None where none is dated."""
    dated = [(item, first, last) for item in events for first, last in _days(item.of)]
    if not dated:
        return None
    stretches = _stretches([(first, last) for _, first, last in dated], width)
    ends: list[float] = []
    bars = []
    for item, first, last in dated:
        stretch = next(s for s in stretches if s.first <= first <= s.last)
        x, right = stretch.x(first), stretch.x(last + timedelta(days=1))
        length = max(right - x, _BAR)
        x = min(x, width - _MARGIN - length)
        lane = next((n for n, end in enumerate(ends) if end <= x), len(ends))
        ends[lane : lane + 1] = [x + length + 3]
        bars.append(Bar(item, round(x, 1), _TOP + lane * _LANE, round(length, 1), _words(item.of)))
    return Timeline(
        width=width,
        height=_TOP + len(ends) * _LANE + 4,
        bars=tuple(bars),
        ticks=tuple(_ticks(stretches)),
        cuts=tuple(round(s.right + _CUT / 2, 1) for s in stretches[:-1]),
        undated=len(events) - len(dated),
    )


def _days(event: Event) -> Iterator[tuple[date, date]]:
    if event.date is None:
        return
    try:
        first, last = date.fromisoformat(event.date.start), date.fromisoformat(event.date.end)
    except ValueError:  # the schema checks the form of a day, not that the calendar has it
        return
    if first <= last < date(9998, 1, 1):
        yield first, last


def _stretches(intervals: list[tuple[date, date]], width: int) -> list[_Stretch]:
    groups = _groups(sorted(intervals), most=max(1, width // _ROOM))
    groups = [_padded(first, last) for first, last in groups]
    room = width - 2 * _MARGIN - _CUT * (len(groups) - 1)
    least = min(float(_ROOM - _CUT), room / len(groups))
    days = [(last - first).days for first, last in groups]
    spare = room - least * len(groups)
    left, stretches = float(_MARGIN), []
    for (first, last), length in zip(groups, days, strict=True):
        right = left + least + spare * length / sum(days)
        stretches.append(_Stretch(first, last, left, right))
        left = right + _CUT
    return stretches


def _groups(intervals: list[tuple[date, date]], most: int) -> list[tuple[date, date]]:
    """Part the intervals at the longest gaps into at most so many groups; return the days each covers."""
    until = list(accumulate((last for _, last in intervals), max))
    gaps = [(intervals[n][0] - until[n - 1], n) for n in range(1, len(intervals))]
    longest = sorted((gap for gap in gaps if gap[0] > _LONGEST_GAP), reverse=True)[: most - 1]
    starts = [0, *sorted(n for _, n in longest)]
    return [
        (intervals[start][0], until[end - 1])
        for start, end in zip(starts, [*starts[1:], len(intervals)], strict=True)
    ]


def _padded(first: date, last: date) -> tuple[date, date]:
    """Widen to whole months, so that the axis begins and ends at a tick."""
    last = last.replace(day=monthrange(last.year, last.month)[1]) + timedelta(days=1)
    return first.replace(day=1), last


def _ticks(stretches: list[_Stretch]) -> Iterator[Tick]:
    for stretch in stretches:
        months = list(_months(stretch.first, stretch.last))
        room = stretch.right - stretch.left
        step = next((s for s in _STEPS if len(months) / s * _TICK_ROOM <= room), _STEPS[-1])
        chosen = [m for m in months if (m.year * 12 + m.month - 1) % step == 0] or months[:1]
        year = 0
        for month in chosen:
            words = [month.strftime("%b")] if step < 12 else []
            if month.year != year:
                words.append(str(month.year))
            year = month.year
            yield Tick(round(stretch.x(month), 1), " ".join(words))


def _months(first: date, last: date) -> Iterator[date]:
    month = first
    while month < last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


def _words(event: Event) -> str:
    sides = (", ".join(map(label, side)) for side in (event.actors, event.recipients))
    who = " → ".join(side for side in sides if side)
    return f"{format_when(event.date)}: {type_label(event.type, event.mode)}. {who}"
