"""Finds single sides of a trigger: its subject, its object, its agent, its owner."""

import re
from collections.abc import Iterable

from dragoman.coding.lexicon._hits import Hit
from dragoman.coding.lexicon._sides import Group, Layout
from dragoman.coding.lexicon._table import small_words
from dragoman.schema import Party, Span

_AGENT = frozenset({"by"})
_BY_LAW = frozenset({"COERCE", "ACCUSE", "SANCTION"})
_REPLIES = frozenset(
    {"CONSULT", "REJECT", "THREATEN", "ACCUSE", "REQUEST", "SUPPORT", "AGREE", "AID", "CONCEDE"}
)
_NEAR = 25
"""Characters between a genitive or adjective and its noun ("Israel's latest air strikes")."""
_TOPIC = 90
"""Characters within which a further clause may name whom an act concerns."""

PRONOUN = re.compile(
    r"\b(?:he|she|they|it|we|I|who|both|sides|parties|leaders|presidents|ministers|heads|delegations|countries|"
    r"president|minister|premier|chancellor|king|leader|government|ministry|spokes\w+|officials?|secretary)\b",
    re.IGNORECASE,
)


_ONE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)

_SELF = re.compile(r"\b(?:I|[Ww]e)\b")


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
        coded = [p for g in layout.groups if g.preposition not in place_words() for p in g.parties if p.code]
        first = coded[:1]
        other = [p for p in coded if p.code != first[0].code][:1] if first else []
        if other:
            self.pair = (*first, *other)


def place_words() -> frozenset[str]:
    """Prepositions of a place."""
    return small_words("place")


def aside_words() -> frozenset[str]:
    """Prepositions of what an act is only concerned with."""
    return small_words("aside")


def authority_of(hit: Hit, layout: Layout) -> tuple[Party, ...]:
    """Whose law it is where nobody else is named: "arrested in Taiwan", "summoned to the ministry"."""
    if hit.trigger.type not in _BY_LAW:
        return ()
    clause = layout.clause(hit.span)
    return parties_of([g for g in layout.within((hit.after, clause[1])) if g.preposition in ("in", "to")][:1])


def other_side(hit: Hit, layout: Layout, subject: tuple[Party, ...], memory: Memory) -> tuple[Party, ...]:
    """Whom an act concerns that names nobody after it: the one other side that its sentence named before,
    else the other one of the pair that the text spoke of last.
    """
    if hit.trigger.type not in _REPLIES:
        return ()
    codes = {p.code for p in subject}
    before = layout.within((layout.sentence[0], hit.span[0]))
    others = [p for g in before if g.preposition not in place_words() for p in g.parties if p.code]
    named = {p.code for p in others} - codes
    if len(named) == 1 and codes:
        return tuple(p for p in others if p.code in named)[:1]
    if {p.code for g in layout.groups for p in g.parties} - codes or not codes & {
        p.code for p in memory.pair
    }:
        return ()
    return tuple(p for p in memory.pair if p.code not in codes)


def subject_of(hit: Hit, layout: Layout, memory: Memory) -> tuple[tuple[Party, ...], bool]:
    """Return who stands before a trigger as its subject; of the sentence where its clause names nobody."""
    clause = layout.clause(hit.span)
    speaker = layout.voice(hit.span[0]) if _SELF.search(layout.text, clause[0], hit.span[0]) else None
    if speaker:
        return (speaker,), False
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
    if _ONE.search(layout.text, clause[0], hit.span[0]):  # "after Kim returned, he sent a message"
        opened_by = small_words("conjunctions")
        named = [g for g in before if g.preposition is None or g.preposition in opened_by]
        persons = [g for g in named if g.parties[-1].role or g.parties[-1].id] or named
        if persons:
            return persons[-1].parties[-1:], False
    free = [g for g in before if g.preposition is None]
    if free:
        return free[0].parties, False
    hanging = [g for g in before if g.preposition in ("'s", "of", "from", "for", "in")]
    if hanging:
        return hanging[-1].parties, False
    told = PRONOUN.search(layout.text, clause[0], hit.span[0])
    return (memory.subject, True) if told else ((), False)


def object_of(hit: Hit, layout: Layout, subject: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return whom an act concerns: the first group after it that is no aside, nor the subject again."""
    clause = layout.clause(hit.span)
    after = [g for g in layout.within((hit.after, clause[1])) if g.preposition not in aside_words() | _AGENT]
    struck = hit.trigger.type == "ASSAULT"  # "air strikes in Syria" are strikes on Syria
    plain = after if struck else [g for g in after if g.preposition not in place_words()] or after
    found = _first(plain, subject)
    if found or hit.trigger.frame == "own":
        return found
    over = [g for g in layout.within((hit.after, clause[1])) if g.preposition in ("over", "about")]
    beyond: Span = (clause[1], min(layout.sentence[1], hit.span[1] + _TOPIC))
    further = [g for g in layout.within(beyond) if g.preposition not in aside_words() | place_words()]
    return _first([*over, *further], subject)


def _first(groups: Iterable[Group], subject: tuple[Party, ...]) -> tuple[Party, ...]:
    for group in groups:
        rest = without(group.parties, subject)
        if rest:
            return rest
    return ()


def agents_of(hit: Hit, layout: Layout) -> list[Group]:
    """Return the group after "by"."""
    clause = layout.clause(hit.span)
    return [g for g in layout.within((hit.after, clause[1])) if g.preposition == "by"][:1]


def owner_of(hit: Hit, layout: Layout) -> Group | None:
    """The group that a noun belongs to, just before it."""
    for group in reversed(layout.groups):
        if group.span[1] <= hit.span[0]:
            between = layout.text[group.span[1] : hit.span[0]]
            near = len(between) <= _NEAR and not any(mark in between for mark in ",;:.()")
            return group if near and len(between.split()) <= 3 else None
    return None


def parties_of(groups: Iterable[Group]) -> tuple[Party, ...]:
    """Return the parties of groups."""
    return tuple(p for g in groups for p in g.parties)


def without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties that stand elsewhere than the others."""
    spans = {p.span for p in others}
    return tuple(p for p in parties if p.span not in spans)
