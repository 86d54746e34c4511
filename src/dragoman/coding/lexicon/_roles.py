"""Gives the parties around a trigger their sides, by its frame."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from dragoman.coding.lexicon._around import (
    PRONOUN,
    Memory,
    agents_of,
    aside_words,
    authority_of,
    object_of,
    other_side,
    owner_of,
    parties_of,
    place_words,
    subject_of,
    without,
)
from dragoman.coding.lexicon._hits import Hit
from dragoman.coding.lexicon._sides import Layout
from dragoman.coding.lexicon._table import Frame
from dragoman.schema import Party

_WITH = frozenset({None, "'s", "with", "between", "and", "of", "by", "among", "to", "from"})
_TARGET = frozenset({"against", "outside", "at", "over", "to", "near"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acts and who receives; `borrowed` where the subject stands in an earlier sentence."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    borrowed: bool = False


def sides_of(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    """Return the sides of an act, either of them empty where the words do not show it."""
    return _FRAMES[hit.trigger.frame](hit, layout, memory)


def _toward(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    if hit.noun:
        return _nominal(hit, layout, memory)
    subject, borrowed = subject_of(hit, layout, memory)
    if hit.passive:
        return Sides(parties_of(agents_of(hit, layout)) or authority_of(hit, layout), subject, borrowed)
    return Sides(subject, _concerned(hit, layout, subject, memory), borrowed)


def _concerned(hit: Hit, layout: Layout, subject: tuple[Party, ...], memory: Memory) -> tuple[Party, ...]:
    """Whom an act concerns; where that is nobody but the subject again, the side spoken of before."""
    named = object_of(hit, layout, subject)
    if {p.code for p in named} <= {p.code for p in subject}:
        return other_side(hit, layout, subject, memory) or named
    return named


def _nominal(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    """ "US sanctions on Iran", "criticism of the law by the EU", "launched an attack on the town"."""
    clause = layout.clause(hit.span)
    after = [g for g in layout.within((hit.after, clause[1])) if g.preposition not in aside_words()]
    agents = [g for g in after if g.preposition in ("by", "from")]
    owner = owner_of(hit, layout)
    actors = parties_of(agents[:1]) or (owner.parties if owner else ())
    borrowed = False
    if not actors:
        actors, borrowed = subject_of(hit, layout, memory)
    targets = [g for g in after if g not in agents]
    return Sides(actors, without(parties_of(targets[:1]), actors), borrowed)


def _mutual(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    clause = layout.clause(hit.span)
    after = [g for g in layout.within((hit.after, clause[1])) if g.preposition in _WITH]
    owner = owner_of(hit, layout) if hit.noun else None
    subject, borrowed = (owner.parties, False) if owner else subject_of(hit, layout, memory)
    everyone = (*subject, *parties_of(after))
    if hit.noun and len({p.code for p in everyone}) < 2:
        before = [
            g for g in layout.within((clause[0], hit.span[0])) if g.preposition in ("with", "between", "and")
        ]
        everyone = (*everyone, *parties_of(before))
    codes = {p.code for p in everyone if p.code}
    pair = {p.code for p in memory.pair}
    if len(codes) < 2 and (borrowed or codes & pair) and PRONOUN.search(layout.text, *clause):
        everyone, borrowed = (*everyone, *memory.pair), True
    return Sides(everyone, (), borrowed)


def _agree(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    """Several who agree or sign are all actors; one who does so with somebody, or towards somebody."""
    subject, borrowed = subject_of(hit, layout, memory)
    if len({p.code for p in subject if p.code}) > 1:
        return Sides(subject, (), borrowed)
    clause = layout.clause(hit.span)
    others = [g for g in layout.within((hit.after, clause[1])) if g.preposition in ("with", "between", "by")]
    if others:
        return Sides((*subject, *without(parties_of(others[:1]), subject)), (), borrowed)
    return Sides(subject, _concerned(hit, layout, subject, memory), borrowed)


def _visit(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    clause = layout.clause(hit.span)
    after = [g for g in layout.within((hit.after, clause[1])) if g.preposition not in aside_words()]
    visitor: tuple[Party, ...] = ()
    borrowed = False
    if hit.noun:
        by = [g for g in after if g.preposition in ("by", "of", "from")]
        owner = owner_of(hit, layout)
        visitor = parties_of(by[:1]) or (owner.parties if owner else ())
        after = [g for g in after if g not in by]
    if not visitor:
        visitor, borrowed = subject_of(hit, layout, memory)
    if hit.passive:
        return Sides(parties_of(agents_of(hit, layout)), visitor, borrowed)
    hosts = [p for p in parties_of(after) if p.code not in {v.code for v in visitor}]
    first = [p for p in hosts if p.code == hosts[0].code or p in after[0].parties] if hosts else []
    return Sides(visitor, tuple(first) or other_side(hit, layout, visitor, memory), borrowed)


def _host(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    sides = _toward(hit, layout, memory)
    return Sides(sides.recipients, sides.actors, sides.borrowed)


def _own(hit: Hit, layout: Layout, memory: Memory) -> Sides:
    subject, borrowed = subject_of(hit, layout, memory)
    return Sides(subject, (), borrowed)


def _people(hit: Hit, layout: Layout, _memory: Memory) -> Sides:
    """Civilians act: named before, or by where they are; who is not told receives what the state does."""
    clause = layout.clause(hit.span)
    around = layout.within(clause)
    owner = owner_of(hit, layout)
    free = [g for g in around if g.span[1] <= hit.span[0] and g.preposition is None]
    places = [g for g in around if g.preposition in ("in", "across", "throughout", "of", "from")]
    leading = [g for g in layout.groups if g.preposition in place_words() and g.span[1] <= hit.span[0]]
    chosen = ([owner] if owner else []) or free[:1] or places[:1] or leading[:1]
    targets = [g for g in around if g.span[0] >= hit.span[1] and g.preposition in _TARGET]
    return Sides(parties_of(chosen), parties_of(targets[:1]))


_FRAMES: Final[Mapping[Frame, Callable[[Hit, Layout, Memory], Sides]]] = {
    "toward": _toward,
    "agree": _agree,
    "mutual": _mutual,
    "visit": _visit,
    "host": _host,
    "own": _own,
    "people": _people,
}
