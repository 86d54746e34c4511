"""Who stands where around a trigger: groups of parties, their prepositions, and the clauses between."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.analysis import Analysis
from dragoman.coding.near import breaks, parties_in, statement_at
from dragoman.schema import Party, Span

_JOINED = re.compile(
    r"\s*(?:,|,?\s*and|&|or|as well as|along with|together with|/|[-–])?\s*(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(of|in|on|to|with|by|for|from|at|against|between|into|over|about|towards?|among|near|outside|inside|"
    r"through|under|during|across|onto|off|within|behind|via|than|like|as|around|throughout|after|following|before|"
    r"amid|despite|since|until|without|including|ahead of|because of)\s+"
    r"(?:(?!and\b|or\b)[a-z'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",?\s(?:who|which|that|whom)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """Parties named together ("Russia, China and Iran") and the preposition that they hang on, if any.

    "'s" stands for a possessive: "Iran's envoys", where nobody knows the envoys.
    """

    parties: tuple[Party, ...]
    preposition: str | None

    @property
    def span(self) -> Span:
        """From the first party to the last."""
        return self.parties[0].span[0], self.parties[-1].span[1]


@dataclass(frozen=True, slots=True)
class Layout:
    """The groups of a sentence and the breaks between its clauses."""

    analysis: Analysis
    sentence: Span
    groups: tuple[Group, ...]
    breaks: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.analysis.document.text

    def clause(self, at: Span) -> Span:
        """The clause around a trigger."""
        start, end = self.sentence
        for low, high in self.breaks:
            if high <= at[0]:
                start = high
            elif low >= at[1]:
                return start, low
        return start, end

    def voice(self, at: int) -> Party | None:
        """Who speaks the words at a position, where they are quoted."""
        statement = statement_at(self.analysis, at)
        return statement.speaker if statement and statement.direct else None

    def within(self, span: Span) -> list[Group]:
        """The groups that stand wholly within a span."""
        return [g for g in self.groups if span[0] <= g.span[0] and g.span[1] <= span[1]]

    def relative(self, clause: Span) -> Group | None:
        """The group that a clause opened by "who" or "which" goes on about."""
        for low, high in self.breaks:
            if high == clause[0] and _RELATIVE.match(self.text, low):
                before = [g for g in self.groups if g.span[1] <= low]
                return before[-1] if before and low - before[-1].span[1] < 3 else None
        return None


def lay_out(analysis: Analysis, sentence: Span) -> Layout:
    """Return the layout of a sentence."""
    text = analysis.document.text
    groups = tuple(_groups(text, sentence, parties_in(analysis, sentence)))
    inside = [g.span for g in groups]
    ends = tuple(
        b for b in breaks(analysis, sentence) if not any(s[0] < b[0] and b[1] <= s[1] for s in inside)
    )
    return Layout(analysis, sentence, groups, ends)


def _groups(text: str, sentence: Span, parties: Iterable[Party]) -> Iterable[Group]:
    current: list[Party] = []
    for party in parties:
        if current:
            between = text[current[-1].span[1] : party.span[0]]
            listed = len(current) > 1 or not between.startswith(
                ", and"
            )  # "to Paris, and Rome agreed" is no list
            if listed and len(between) < 25 and _JOINED.fullmatch(between):
                current.append(party)
                continue
            yield _group(text, sentence, current)
        current = [party]
    if current:
        yield _group(text, sentence, current)


def _group(text: str, sentence: Span, parties: list[Party]) -> Group:
    start = parties[0].span[0]
    match = _PREPOSITION.search(text, max(sentence[0], start - 40), start)
    if match:
        return Group(tuple(parties), match[1].lower())
    end = parties[-1].span[1]
    return Group(tuple(parties), "'s" if text.startswith(("'s", "’s"), end) else None)
