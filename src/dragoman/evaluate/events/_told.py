"""An event reduced to what is scored, whoever tells it: an annotator or a coder."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dragoman.evaluate.events._corpus import AnnotatedEvent
from dragoman.schema import Event, Span

_SYMMETRIC: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_NOBODY: Final = "-"
_LEFT_OUT: Final = frozenset({"negated", "hypothetical"})

Triple = tuple[str, str, str]
"""Actor's code, type, recipient's code."""


@dataclass(frozen=True, slots=True)
class Told:
    """The scored fields of an event; parties are their codes, each once, those without one left out."""

    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    days: tuple[str, str] | None
    trigger: Span
    status: str = "happened"
    confidence: float = 1.0
    words: Mapping[str, Sequence[Span]] = field(default_factory=dict, compare=False)
    """By the code of a party, where the text names it."""

    @classmethod
    def annotated(cls, event: AnnotatedEvent) -> "Told":
        """Return an annotated event as it is scored."""
        return cls(
            type=event.type,
            mode=event.mode,
            actors=_codes(p.code for p in event.actors),
            recipients=_codes(p.code for p in event.recipients),
            days=(event.date.start, event.date.end) if event.date else None,
            trigger=event.trigger,
            status=event.status,
            words=_words((p.code, p.span) for p in (*event.actors, *event.recipients)),
        )

    @classmethod
    def coded(cls, event: Event) -> "Told":
        """Return a coded event as it is scored."""
        return cls(
            type=event.type,
            mode=event.mode,
            actors=_codes(p.code for p in event.actors),
            recipients=_codes(p.code for p in event.recipients),
            days=(event.date.start, event.date.end) if event.date else None,
            trigger=event.trigger,
            status=event.status,
            confidence=event.confidence,
            words=_words((p.code, p.span) for p in (*event.actors, *event.recipients)),
        )

    @property
    def counts(self) -> bool:
        """Whether it is scored: what did not happen, or only might have, is left out on both sides."""
        return self.status not in _LEFT_OUT

    @property
    def triples(self) -> frozenset[Triple]:
        """Who did what to whom.

        What is done together (CONSULT, AGREE, COOPERATE) has no direction. Without recipients, several actors
        are pairs among themselves. Where one side is open, each of the other stands alone.
        """
        if self.actors and self.recipients:
            pairs = list(itertools.product(self.actors, self.recipients))
        elif len(self.actors) > 1:
            pairs = [(min(pair), max(pair)) for pair in itertools.combinations(self.actors, 2)]
        elif self.actors or self.recipients:
            pairs = [(a, _NOBODY) for a in self.actors] + [(_NOBODY, r) for r in self.recipients]
        else:
            pairs = [(_NOBODY, _NOBODY)]
        if self.type in _SYMMETRIC:
            pairs = [pair if _NOBODY in pair else (min(pair), max(pair)) for pair in pairs]
        return frozenset((one, self.type, other) for one, other in pairs)

    def overlaps(self, other: "Told") -> bool:
        """Return whether the same words tell both."""
        return overlap(self.trigger, other.trigger)


def overlap(one: Span, other: Span) -> bool:
    """Return whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _codes(codes: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))


def _words(parties: Iterable[tuple[str | None, Span]]) -> Mapping[str, Sequence[Span]]:
    found: dict[str, list[Span]] = {}
    for code, span in parties:
        if code:
            found.setdefault(code, []).append(span)
    return found
