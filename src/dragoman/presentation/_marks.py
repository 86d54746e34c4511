"""Marks over a text: they may overlap, so the text is cut wherever one begins or ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.schema import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to show on a span; `number` tells marks of one kind apart."""

    span: Span
    kind: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text with the same marks throughout, the longest mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segment(span: Span, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Cut a span of the text into segments that, in order, give it back whole.

    Marks, or parts of them, outside the span are left out.
    """
    start, end = span
    inside = [m for m in marks if m.span[0] < end and m.span[1] > start]
    inside.sort(key=lambda m: (m.span[0], -m.span[1], m.kind, m.number))
    cuts = sorted({start, end, *(min(max(at, start), end) for m in inside for at in m.span)})
    waiting, open_marks = 0, list[Mark]()
    for left, right in pairwise(cuts):
        open_marks = [m for m in open_marks if m.span[1] > left]
        while waiting < len(inside) and inside[waiting].span[0] <= left:
            open_marks.append(inside[waiting])
            waiting += 1
        yield Segment(left, right, tuple(open_marks))


def excerpt(text: str, span: Span, about: Span, limit: int = 300) -> Span:
    """Return the part of a span to show: all of it, or at most `limit` characters around the words `about`.

    It begins and ends between words where there is white space to cut at.
    """
    start, end = span[0], min(span[1], len(text))
    if end - start <= limit:
        return start, end
    middle = (max(about[0], start) + min(about[1], end)) // 2
    left = max(start, min(middle - limit // 2, end - limit))
    right = min(end, left + limit)
    if left > start:
        blank = text.find(" ", left, max(left, min(about[0], right)))
        left = blank + 1 if blank >= 0 else left
    if right < end:
        blank = text.rfind(" ", min(max(about[1], left + 1), right), right)
        right = blank if blank >= 0 else right
    return left, right
