"""What is measured of each party that a phrase without a name could stand for.

A feature is a function of the candidate and of where the phrase stands; a new one is a function here and a
line in `FEATURES`, and the weights are fitted anew by `training/actors/fit_salience.py`.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dragoman.actors._bare import pronoun
from dragoman.actors._presence import TOPIC, Mention, singular
from dragoman.actors._reading import Reading
from dragoman.actors._words import listed

_LEADS = frozenset({"in", "of", "from", "at", "near"})
_OFFICES = frozenset({"president", "minister", "leader", "king", "queen", "chancellor", "premier"})
_CLAUSE = 30
"""Words that a clause may have."""


@dataclass(frozen=True)
class Here:
    """Where a phrase of words `first` to `last` stands among the mentions near it."""

    reading: Reading
    first: int
    last: int
    sentence: int
    near: Sequence[Mention]
    name: tuple[str, ...]
    """The personal name that the phrase ends in, if any."""
    issuer: str | None
    opening: str | None
    """The party that the document names first."""

    @cached_property
    def before(self) -> Sequence[Mention]:
        """The mentions before the phrase, the nearest first."""
        return [m for m in reversed(self.near) if m.word < self.first]

    @cached_property
    def following(self) -> Mention | None:
        """The next mention after the phrase."""
        return next((m for m in self.near if m.word >= self.last), None)

    @cached_property
    def nearest(self) -> str | None:
        """The party named last before the phrase, else the next."""
        nearest = self.before[0] if self.before else self.following
        return nearest.code if nearest else None

    @cached_property
    def subject(self) -> str | None:
        """The subject of the sentence, where it stands before the phrase."""
        here = (m for m in self.near if m.sentence == self.sentence and m.word < self.first)
        return next((m.code for m in here if m.subject), None)

    @cached_property
    def no_subject(self) -> str | None:
        """The party named last that is no subject."""
        return next((m.code for m in self.before if not m.subject), None)

    @cached_property
    def person(self) -> str | None:
        """The party of the person or office named last."""
        return next((m.code for m in self.before if m.kind == "person" or m.nouns & _OFFICES), None)

    @cached_property
    def recent(self) -> Sequence[str]:
        """The parties named before, the last first."""
        return list(dict.fromkeys(m.code for m in self.before))

    @cached_property
    def starts_clause(self) -> bool:
        """Whether the phrase stands where a subject would."""
        if not self.first or any(mark in self.reading.gap(self.first) for mark in ".,;:!?\n"):
            return True
        return self.reading.keys[self.first - 1] in listed("clause")

    @cached_property
    def noun(self) -> str:
        """The last word of the phrase, in the singular."""
        return singular(self.reading.keys[self.last - 1]) if self.last > self.first else ""

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The words of the phrase, in the singular."""
        words = (w for w in self.reading.keys[self.first : self.last] if len(w) > 3)
        return frozenset(map(singular, words)) - listed("common")

    def leads_to(self, words: int, *, comma: bool) -> str | None:
        """Return the party that follows within some words after a comma, or after "in" or "of"."""
        after, reading = self.following, self.reading
        if after is None or after.word - self.last > words:
            return None
        if comma:
            return after.code if reading.gap(self.last).startswith(",") else None
        owned = pronoun(reading.keys[self.first : self.last])  # "its ambassador in Caracas" is not Caracas'
        return after.code if not owned and reading.keys[self.last] in _LEADS else None


@dataclass(frozen=True)
class Candidate:
    """A party that may be meant, with its mentions near the phrase."""

    code: str
    mentions: Sequence[Mention]
    share: float
    """Its part of all mentions of the document."""
    here: Here

    @cached_property
    def closest(self) -> Mention | None:
        """Its mention nearest to the phrase."""
        return min(self.mentions, key=lambda m: abs(m.word - self.here.first), default=None)

    @cached_property
    def same(self) -> Sequence[Mention]:
        """Its mentions in the sentence of the phrase."""
        return [m for m in self.mentions if m.sentence == self.here.sentence]

    @cached_property
    def previous(self) -> Sequence[Mention]:
        """Its mentions in the sentence before."""
        return [m for m in self.mentions if m.sentence == self.here.sentence - 1]


def _one_clause(candidate: Candidate) -> bool:
    """Tell whether no new clause begins between the phrase and the closest mention."""
    here, closest = candidate.here, candidate.closest
    if closest is None or abs(closest.word - here.first) > _CLAUSE:
        return False
    low, high = sorted((closest.word, here.first))
    reading, begins = here.reading, listed("clause")
    return not any(reading.keys[n] in begins or "," in reading.gap(n) for n in range(low + 1, high))


def _recency(candidate: Candidate) -> float:
    recent = candidate.here.recent
    return 1 / (1 + recent.index(candidate.code)) if candidate.code in recent else 0.0


def _origin(candidate: Candidate) -> float:
    here = candidate.here
    return here.reading.knowledge.origins.fit(here.name, candidate.code) if here.name else 0.0


FEATURES: Final[dict[str, Callable[[Candidate], float]]] = {
    "before_here": lambda c: any(m.word < c.here.first for m in c.same),
    "after_here": lambda c: any(m.word >= c.here.last for m in c.same),
    "previous": lambda c: bool(c.previous),
    "first": lambda c: c.code == c.here.opening,
    "subject": lambda c: any(m.subject and m.word < c.here.first for m in c.same),
    "subject_previous": lambda c: any(m.subject for m in c.previous),
    "nearest": lambda c: c.code == c.here.nearest,
    "share": lambda c: math.sqrt(c.share),
    "place": lambda c: c.closest is not None and c.closest.place,
    "person": lambda c: any(m.kind == "person" for m in c.mentions),
    "body": lambda c: len(c.code) != 3 or any(m.kind == "body" for m in c.mentions),
    "located": lambda c: any(m.place for m in c.same),
    "issuer": lambda c: c.code == c.here.issuer,
    "adjacent": lambda c: c.closest is not None and abs(c.closest.word - c.here.first) <= 4,
    "group": lambda c: any(m.kind == "group" for m in c.mentions),
    "possessive": lambda c: any(m.possessive for m in c.mentions),
    "same_clause": _one_clause,
    "object": lambda c: not c.here.starts_clause and c.code == c.here.subject,
    "apposed": lambda c: c.code == c.here.leads_to(9, comma=True),
    "topic": lambda c: any(TOPIC in m.nouns for m in c.mentions),
    "same_noun": lambda c: any(c.here.noun in m.nouns for m in c.mentions),
    "last_but_subject": lambda c: c.code == c.here.no_subject,
    "origin": _origin,
    "inside": lambda c: any(m.inside for m in c.same),
    "inside_after": lambda c: any(m.inside and m.word >= c.here.last for m in c.same),
    "embassy": lambda c: c.closest is not None and "embassy" in c.closest.nouns,
    "shares_noun": lambda c: any(c.here.nouns & m.nouns for m in c.mentions),
    "follows": lambda c: c.code == c.here.leads_to(5, comma=False),
    "last_person": lambda c: c.code == c.here.person,
    "recency": _recency,
    "inside_previous": lambda c: any(m.inside for m in c.previous),
    "office": lambda c: any(m.nouns & _OFFICES for m in c.mentions),
}
"""Every feature by name; each is 0 or 1 but for `share` (its root), `recency` and `origin`."""


def measure(candidate: Candidate) -> tuple[float, ...]:
    """Return the features of a candidate in their order."""
    return tuple(float(feature(candidate)) for feature in FEATURES.values())
