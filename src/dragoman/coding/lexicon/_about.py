"""Which acts stand by themselves, and which are only what another one is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.lexicon._hits import Hit
from dragoman.coding.lexicon._sides import Layout
from dragoman.schema import Act

_REACH = 110
"""Characters after a trigger within which the act that it is about begins."""

_APART = re.compile(
    r"[;:]|, and\b|"
    r"\b(?:during|after|before|following|while|when|amid|despite|because|since|as|but|where|who|which)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A trigger that stands for an act, and the further act that it is about."""

    hit: Hit
    about: Act | None = None


def acts_of(hits: Sequence[Hit], layout: Layout) -> list[Reading]:
    """Return the acts of a sentence; what is asked for, promised, refused or threatened is no act of its own.

    "called on Russia to withdraw" is one act, about another.
    """
    acts: list[Reading] = []
    at = 0
    while at < len(hits):
        hit = hits[at]
        at += 1
        inside: list[Hit] = []
        if hit.trigger.takes and not hit.passive:
            while at < len(hits) and _goes_on(inside[-1] if inside else hit, hits[at], layout):
                inside.append(hits[at])
                at += 1
        acts.append(Reading(hit, _further(inside)))
    return acts


def _further(inside: Sequence[Hit]) -> Act | None:
    """The act that another is about: of "accepted the invitation to visit", the visit."""
    named = [hit.trigger for hit in inside]
    plain = next((t for t in named if t.type != "REQUEST"), None)
    if plain:
        return Act(type=plain.type, mode=plain.mode)
    return next((t.about or Act(type=t.type, mode=t.mode) for t in named), None)


def _goes_on(hit: Hit, other: Hit, layout: Layout) -> bool:
    between = layout.text[hit.span[1] : other.span[0]]
    return len(between) <= _REACH and _APART.search(between) is None
