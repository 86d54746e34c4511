"""Looks up what stands where in an analysed document."""

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from dragoman.analysis import Analysis, Sentence, TimeMention
from dragoman.schema import Code, Party, Span, Statement

_LONGEST = 4_000
"""Characters of the longest stretch that is still taken for a sentence."""

_NESTED = 16
"""Statements looked back over for the one that holds a position."""


class View:
    """An analysis with its sentences, parties, times and statements at hand by position."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self.text = analysis.document.text
        self.parties = sorted(analysis.parties, key=lambda p: p.span)
        self._party_starts = [p.span[0] for p in self.parties]
        self.times = sorted(analysis.times, key=lambda t: t.span)
        self._time_starts = [t.span[0] for t in self.times]
        self._pairs: dict[Span, tuple[Party, ...]] = {}
        self._said = sorted(analysis.statements, key=lambda s: s.content)
        self._said_starts = [s.content[0] for s in self._said]

    @cached_property
    def running(self) -> tuple[Sentence, ...]:
        """The sentences of running text: no headings, no captions, nothing too long to be one."""
        return tuple(
            s
            for s in self.analysis.sentences
            if s.block not in ("heading", "caption") and s.span[1] - s.span[0] <= _LONGEST
        )

    @cached_property
    def _running_starts(self) -> list[int]:
        return [s.span[0] for s in self.running]

    def sentence_at(self, at: int) -> Span | None:
        """The sentence of running text that holds a position."""
        n = bisect_right(self._running_starts, at) - 1
        return self.running[n].span if n >= 0 and at < self.running[n].span[1] else None

    def cut(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span[0] : span[1]]

    def parties_in(self, span: Span) -> list[Party]:
        """The parties that begin and end within a span."""
        low, high = (bisect_left(self._party_starts, at) for at in span)
        return [p for p in self.parties[low:high] if p.span[1] <= span[1]]

    def codes_in(self, span: Span) -> tuple[Code, ...]:
        """The codes of the parties within a span, each once, in order."""
        return tuple(dict.fromkeys(p.code for p in self.parties_in(span) if p.code))

    def times_in(self, span: Span) -> list[TimeMention]:
        """The dated time expressions within a span."""
        low, high = bisect_left(self._time_starts, span[0]), bisect_right(self._time_starts, span[1])
        return [t for t in self.times[low:high] if t.span[1] <= span[1] and t.when and t.kind == "date"]

    def _holding(self, at: int) -> list[Statement]:
        last = bisect_right(self._said_starts, at)
        return [s for s in self._said[max(0, last - _NESTED) : last] if at < s.content[1]]

    def statements_in(self, span: Span) -> list[Statement]:
        """The statements whose content begins within a span."""
        low, high = (bisect_left(self._said_starts, at) for at in span)
        return self._said[low:high]

    def quoted(self, at: int) -> bool:
        """Tell whether a position stands inside a direct quotation that somebody says."""
        return any(s.direct for s in self._holding(at))

    def statement_at(self, at: int) -> Statement | None:
        """The innermost statement whose content holds a position."""
        return min(self._holding(at), key=lambda s: s.content[1] - s.content[0], default=None)

    def paragraph(self, at: int) -> Span:
        """The line that holds a position."""
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(self.text)

    def pair_near(self, at: int) -> tuple[Party, ...]:
        """The two parties that the paragraph, else the whole text, speaks of most; empty where it is not two.

        It stands for "the two countries", "both sides", "the joint commission".
        """
        paragraph = self.paragraph(at)
        if paragraph not in self._pairs:
            self._pairs[paragraph] = self._pair(paragraph)
        return self._pairs[paragraph] or self._pair_of_all

    @cached_property
    def _pair_of_all(self) -> tuple[Party, ...]:
        return self._pair((0, len(self.text)))

    def _pair(self, span: Span) -> tuple[Party, ...]:
        inside = [p for p in self.parties_in(span) if p.code and not p.how.startswith("place:")]
        ranked = Counter(p.code for p in inside).most_common(3)
        if len(ranked) < 2 or (len(ranked) == 3 and ranked[1][1] == ranked[2][1]):
            return ()
        top = (ranked[0][0], ranked[1][0])
        return tuple(next(p for p in inside if p.code == code) for code in top)
