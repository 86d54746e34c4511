"""What an analysis holds at a place of the text.

Every tuple of an analysis is in text order, so each question is a bisection.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dragoman.analysis import Analysis, Sentence, TimeMention
from dragoman.schema import Party, Span, Statement

_NESTED = 8
"""Statements that may hold one another."""

_BREAK = re.compile(
    r"[;:—]|\s[–-]\s|(?<=\w),?\s(?:after|before|while|whilst|although|though|because|since|when|where|who|whom|"
    r"which|that|as|if|unless|amid|following|but|so)\s|,\s(?:and|or|with|including)\s",
    re.IGNORECASE,
)


def parties_in(analysis: Analysis, span: Span) -> list[Party]:
    """Return the parties that begin and end within a span, the outermost where one holds another.

    Words that stand for several ("both presidents") give several parties with one span.
    """
    parties = analysis.parties
    low = bisect_left(parties, span[0], key=lambda p: p.span[0])
    high = bisect_left(parties, span[1], key=lambda p: p.span[0])
    found: list[Party] = []
    for party in parties[low:high]:
        if party.span[1] > span[1]:
            continue
        while found and found[-1].span[0] == party.span[0] and found[-1].span[1] < party.span[1]:
            found.pop()
        if not found or party.span == found[-1].span or party.span[1] > found[-1].span[1]:
            found.append(party)
    return found


def times_in(analysis: Analysis, span: Span) -> list[TimeMention]:
    """Return the dated time expressions that begin within a span; durations and recurrences left out."""
    low = bisect_left(analysis.times, span[0], key=lambda t: t.span[0])
    high = bisect_left(analysis.times, span[1], key=lambda t: t.span[0])
    return [t for t in analysis.times[low:high] if t.when and t.kind == "date"]


def statement_at(analysis: Analysis, at: int) -> Statement | None:
    """Return the innermost statement whose content holds a position."""
    last = bisect_right(analysis.statements, at, key=lambda s: s.content[0])
    holding = (s for s in analysis.statements[max(0, last - _NESTED) : last] if at < s.content[1])
    return min(holding, key=lambda s: s.content[1] - s.content[0], default=None)


def sentence_at(analysis: Analysis, at: int) -> int:
    """Return the number of the sentence that holds a position, or of the last one before it."""
    return max(0, bisect_right(analysis.sentences, at, key=lambda s: s.span[0]) - 1)


def sentence_before(analysis: Analysis, at: int) -> Sentence | None:
    """Return the sentence before the one that holds a position, if both are in one line of running text."""
    number = sentence_at(analysis, at)
    if number == 0:
        return None
    before, here = analysis.sentences[number - 1], analysis.sentences[number]
    together = "\n" not in analysis.document.text[before.span[1] : here.span[0]]
    return before if together and before.block == here.block == "paragraph" else None


def breaks(analysis: Analysis, sentence: Span) -> Iterator[Span]:
    """Yield the words and marks of a sentence at which a clause may end."""
    for match in _BREAK.finditer(analysis.document.text, *sentence):
        yield match.span()


def clause_at(analysis: Analysis, trigger: Span, sentence: Span) -> Span:
    """Return the clause of a sentence that holds a trigger, by the marks and conjunctions around it."""
    start, end = sentence
    for low, high in breaks(analysis, sentence):
        if high <= trigger[0]:
            start = high
        elif low >= trigger[1]:
            return start, low
    return start, end
