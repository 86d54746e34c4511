"""Which acts stand by themselves, and which are only what another one is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.lexicon._hits import Hit
from dragoman.coding.lexicon._sides import Layout

_REACH = 110
"""Characters after a trigger within which the act that it is about begins."""

_APART = re.compile(
    r"[;:]|\b(?:during|after|before|following|while|when|amid|despite|because|since|as|but|where|who|which)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A trigger that stands for an act, and the one that it is about."""

    hit: Hit
    about: Hit | None = None


def acts_of(hits: Sequence[Hit], layout: Layout) -> list[Reading]:
    """Return the acts of a sentence; what is asked for, promised, refused or threatened is no act of its own.

    "called on Russia to withdraw" is one act, about another.
    """
    acts: list[Reading] = []
    at = 0
    while at < len(hits):
        hit = hits[at]
        at += 1
        about = None
        if hit.trigger.takes and not hit.passive:
            first = True
            while at < len(hits) and _goes_on(hit if first else hits[at - 1], hits[at], layout):
                about = about or hits[at]
                at += 1
                first = False
        acts.append(Reading(hit, about))
    return acts


def _goes_on(hit: Hit, other: Hit, layout: Layout) -> bool:
    between = layout.text[hit.span[1] : other.span[0]]
    return len(between) <= _REACH and _APART.search(between) is None
