"""Where parties are lost: by the event, by the side, by the words, or by the name."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dragoman.evaluate.events._pairs import pairs
from dragoman.evaluate.events._score import ToldItem
from dragoman.evaluate.events._told import Told, overlap

FATES: Final = (
    "right",
    "on the other side",
    "pointed at, but another is named",
    "not pointed at",
    "event not coded, or as another type",
)
"""What becomes of an annotated party, best first."""


def fates(items: Sequence[ToldItem]) -> Mapping[str, int]:
    """Return what became of each annotated party that has a code, counted once a side of an event."""
    found = Counter(
        fate for annotated, coded in items for a, c in pairs(annotated, coded) if a for fate in _fates(a, c)
    )
    return {fate: found[fate] for fate in FATES}


def _fates(annotated: Told, coded: Told | None) -> Iterator[str]:
    right, other, renamed, unseen, no_event = FATES
    for side, opposite in (("actors", "recipients"), ("recipients", "actors")):
        for code in getattr(annotated, side):
            if coded is None or coded.type != annotated.type:
                yield no_event
            elif code in getattr(coded, side):
                yield right
            elif code in getattr(coded, opposite):
                yield other
            else:
                pointed = [span for spans in coded.words.values() for span in spans]
                seen = any(overlap(span, one) for span in annotated.words[code] for one in pointed)
                yield renamed if seen else unseen
