"""Gives the parties around a trigger their sides, by its frame."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dragoman.coding.lexicon._hits import Hit
from dragoman.coding.lexicon._sides import Group, Layout
from dragoman.coding.lexicon._table import Frame, small_words
from dragoman.schema import Party, Span

_AGENT = frozenset({"by"})
_WITH = frozenset({None, "with", "between", "and", "of", "by", "among", "to", "from"})
_TARGET = frozenset({"against", "outside", "at", "over", "to", "near"})
_BY_LAW = frozenset({"COERCE", "ACCUSE", "SANCTION"})
_REPLIES = frozenset({"REJECT", "THREATEN", "ACCUSE"})
_NEAR = 25
"""Characters between a genitive or adjective and its noun ("Israel's latest air strikes")."""
_TOPIC = 90
"""Characters within which a further clause may name whom an act concerns."""


def _place() -> frozenset[str]:
    return small_words("place")


def _aside() -> frozenset[str]:
    return small_words("aside")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acts and who receives; `borrowed` where the subject stands in an earlier sentence."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    borrowed: bool = False


_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|we|I|who|both|sides|parties|leaders|presidents|ministers|heads|delegations|countries|"
    r"president|minister|premier|chancellor|king|leader|government|ministry|spokes\w+|officials?|secretary)\b",
    re.IGNORECASE,
)


class Memory:
    """The subject spoken of last, and the pair that "the two leaders" stands for, within one document."""

    def __init__(self) -> None:
        self.subject: tuple[Party, ...] = ()
        self.pair: tuple[Party, ...] = ()

    def note(self, layout: Layout) -> None:
        """Remember the subject of a sentence, and its first two parties of different codes."""
        free = [g for g in layout.groups if g.preposition is None]
        if free:
            self.subject = free[0].parties
        coded = [p for g in layout.groups if g.preposition not in _place() for p in g.parties if p.code]
        first = coded[:1]
        other = [p for p in coded if p.code != first[0].code][:1] if first else []
        if other:
            self.pair = (*first, *other)


def sides_of(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    """Return the sides of an act, either of them empty where the words do not show it."""
    return _FRAMES[hit.trigger.frame](hit, layout, memory)


def _toward(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    if hit.noun:
        return _nominal(hit, layout, memory)
    subject, borrowed = _subject(hit, layout, memory)
    if hit.passive:
        return Sides(_parties(_agents(hit, layout)) or _authority(hit, layout), subject, borrowed)
    recipients = _object(hit, layout, subject) or _other_side(hit, layout, subject, memory)
    return Sides(subject, recipients, borrowed)


def _authority(hit: Hit, layout: Layout) -> tuple[Party, ...]:
    """Whose law it is where nobody else is named: "arrested in Taiwan", "summoned to the ministry"."""
    if hit.trigger.type not in _BY_LAW:
        return ()
    clause = layout.clause(hit.span)
    return _parties([g for g in layout.within((hit.span[1], clause[1])) if g.preposition in ("in", "to")][:1])


def _other_side(hit: Hit, layout: Layout, subject: tuple[Party, ...], memory: Memory) -> tuple[Party, ...]:
    """Whom a reply concerns that names nobody: the other one of the pair that the text spoke of last."""
    codes = {p.code for p in subject}
    named = {p.code for g in layout.groups for p in g.parties}
    if hit.trigger.type not in _REPLIES or named - codes or not codes & {p.code for p in memory.pair}:
        return ()
    return tuple(p for p in memory.pair if p.code not in codes)


def _nominal(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    """ "US sanctions on Iran", "criticism of the law by the EU", "launched an attack on the town"."""
    clause = layout.clause(hit.span)
    after = [g for g in layout.within((hit.span[1], clause[1])) if g.preposition not in _aside()]
    agents = [g for g in after if g.preposition in ("by", "from")]
    owner = _owner(hit, layout)
    actors = _parties(agents[:1]) or (owner.parties if owner else ())
    borrowed = False
    if not actors:
        actors, borrowed = _subject(hit, layout, memory)
    targets = [g for g in after if g not in agents]
    return Sides(actors, _without(_parties(targets[:1]), actors), borrowed)


def _mutual(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    clause = layout.clause(hit.span)
    after = [g for g in layout.within((hit.span[1], clause[1])) if g.preposition in _WITH]
    owner = _owner(hit, layout) if hit.noun else None
    subject, borrowed = (owner.parties, False) if owner else _subject(hit, layout, memory)
    everyone = (*subject, *_parties(after))
    if hit.noun and len({p.code for p in everyone}) < 2:
        before = [
            g for g in layout.within((clause[0], hit.span[0])) if g.preposition in ("with", "between", "and")
        ]
        everyone = (*everyone, *_parties(before))
    codes = {p.code for p in everyone if p.code}
    pair = {p.code for p in memory.pair}
    if len(codes) < 2 and (borrowed or codes & pair) and _PRONOUN.search(layout.text, *clause):
        everyone, borrowed = (*everyone, *memory.pair), True
    return Sides(everyone, (), borrowed)


def _agree(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    """Several who agree or sign are all actors; one who does so with somebody, or towards somebody."""
    subject, borrowed = _subject(hit, layout, memory)
    if len({p.code for p in subject if p.code}) > 1:
        return Sides(subject, (), borrowed)
    clause = layout.clause(hit.span)
    others = [
        g for g in layout.within((hit.span[1], clause[1])) if g.preposition in ("with", "between", "by")
    ]
    if others:
        return Sides((*subject, *_without(_parties(others[:1]), subject)), (), borrowed)
    return Sides(subject, _object(hit, layout, subject), borrowed)


def _visit(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    clause = layout.clause(hit.span)
    after = [g for g in layout.within((hit.span[1], clause[1])) if g.preposition not in _aside()]
    visitor: tuple[Party, ...] = ()
    borrowed = False
    if hit.noun:
        by = [g for g in after if g.preposition in ("by", "of", "from")]
        owner = _owner(hit, layout)
        visitor = _parties(by[:1]) or (owner.parties if owner else ())
        after = [g for g in after if g not in by]
    if not visitor:
        visitor, borrowed = _subject(hit, layout, memory)
    if hit.passive:
        return Sides(_parties(_agents(hit, layout)), visitor, borrowed)
    hosts = [p for p in _parties(after) if p.code not in {v.code for v in visitor}]
    first = [p for p in hosts if p.code == hosts[0].code or p in after[0].parties] if hosts else []
    return Sides(visitor, tuple(first), borrowed)


def _host(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    sides = _toward(hit, layout, memory)
    return Sides(sides.recipients, sides.actors, sides.borrowed)


def _own(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    subject, borrowed = _subject(hit, layout, memory)
    return Sides(subject, (), borrowed)


def _people(hit: Hit, layout: Layout, _memory: Memory) -> Sides:
    """Civilians act: named before, or by where they are; who is not told receives what the state does."""
    clause = layout.clause(hit.span)
    around = layout.within(clause)
    owner = _owner(hit, layout)
    free = [g for g in around if g.span[1] <= hit.span[0] and g.preposition is None]
    places = [g for g in around if g.preposition in ("in", "across", "throughout", "of", "from")]
    leading = [g for g in layout.groups if g.preposition in _place() and g.span[1] <= hit.span[0]]
    chosen = ([owner] if owner else []) or free[:1] or places[:1] or leading[:1]
    targets = [g for g in around if g.span[0] >= hit.span[1] and g.preposition in _TARGET]
    actors = _parties(chosen)
    return Sides(actors, _parties(targets[:1]) or actors)


_FRAMES: Final[Mapping[Frame, Callable[[Hit, Layout, Memory], Sides]]] = {
    "toward": _toward,
    "agree": _agree,
    "mutual": _mutual,
    "visit": _visit,
    "host": _host,
    "own": _own,
    "people": _people,
}


def _subject(hit: Hit, layout: Layout, memory: Memory) -> tuple[tuple[Party, ...], bool]:
    """Return who stands before a trigger as its subject; of the sentence where its clause names nobody."""
    clause = layout.clause(hit.span)
    opened = clause[0] > layout.sentence[0]  # "after Slovenia lifts": a conjunction, not a preposition
    here = [
        g
        for g in layout.within((clause[0], hit.span[0]))
        if g.preposition is None
        or (opened and g.preposition in small_words("conjunctions") and g.span[0] - clause[0] < 6)
    ]
    if here:
        return here[0].parties, False
    antecedent = layout.relative(clause)
    if antecedent:
        return antecedent.parties, False
    before = layout.within((layout.sentence[0], hit.span[0]))
    free = [g for g in before if g.preposition is None]
    if free:
        return free[0].parties, False
    hanging = [g for g in before if g.preposition in ("of", "from", "for")]
    if hanging:
        return hanging[0].parties, False
    told = _PRONOUN.search(layout.text, clause[0], hit.span[0])
    return (memory.subject, True) if told else ((), False)


def _object(hit: Hit, layout: Layout, subject: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return whom an act concerns: the first group after it that is no aside, nor the subject again."""
    clause = layout.clause(hit.span)
    after = [g for g in layout.within((hit.span[1], clause[1])) if g.preposition not in _aside() | _AGENT]
    struck = hit.trigger.type == "ASSAULT"  # "air strikes in Syria" are strikes on Syria
    plain = after if struck else [g for g in after if g.preposition not in _place()] or after
    found = _first(plain, subject)
    if found or hit.trigger.frame == "own":
        return found
    over = [g for g in layout.within((hit.span[1], clause[1])) if g.preposition in ("over", "about")]
    beyond: Span = (clause[1], min(layout.sentence[1], hit.span[1] + _TOPIC))
    further = [g for g in layout.within(beyond) if g.preposition not in _aside() | _place()]
    return _first([*over, *further], subject)


def _first(groups: Iterable[Group], subject: tuple[Party, ...]) -> tuple[Party, ...]:
    for group in groups:
        rest = _without(group.parties, subject)
        if rest:
            return rest
    return ()


def _agents(hit: Hit, layout: Layout) -> list[Group]:
    clause = layout.clause(hit.span)
    return [g for g in layout.within((hit.span[1], clause[1])) if g.preposition == "by"][:1]


def _owner(hit: Hit, layout: Layout) -> Group | None:
    """The group that a noun belongs to, just before it."""
    for group in reversed(layout.groups):
        if group.span[1] <= hit.span[0]:
            between = layout.text[group.span[1] : hit.span[0]]
            near = len(between) <= _NEAR and not any(mark in between for mark in ",;:.()")
            return group if near and len(between.split()) <= 3 else None
    return None


def _parties(groups: Iterable[Group]) -> tuple[Party, ...]:
    return tuple(p for g in groups for p in g.parties)


def _without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    spans = {p.span for p in others}
    return tuple(p for p in parties if p.span not in spans)
