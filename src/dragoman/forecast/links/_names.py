"""What entity names tell: "Police (India)" is of India and of the kind Police; "India" is a country."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.forecast.links._history import Ints

_OF = re.compile(r"^(?P<kind>[^()]{1,200}?)[ _]*\((?P<place>[^()]{1,100})\)\s*$")


@dataclass(frozen=True)
class NameGroups:
    """The place and the kind of each entity, as group ids; 0 where the name tells none."""

    place: Ints
    kind: Ints
    places: int
    kinds: int


def group_names(names: Sequence[str]) -> NameGroups:
    """Return the groups that names with a place in brackets spell out."""
    parsed = [_OF.match(name) for name in names]
    places = {_plain(m["place"]): 0 for m in parsed if m}
    places = {place: i for i, place in enumerate(sorted(places), 1)}
    kinds = {_plain(m["kind"]): 0 for m in parsed if m}
    kinds = {kind: i for i, kind in enumerate(sorted(kinds), 2)}
    place = np.zeros(len(names), np.int64)
    kind = np.zeros(len(names), np.int64)
    for i, (name, match) in enumerate(zip(names, parsed, strict=True)):
        if match:
            place[i], kind[i] = places[_plain(match["place"])], kinds[_plain(match["kind"])]
        elif _plain(name) in places:
            place[i], kind[i] = places[_plain(name)], 1  # the place itself
    return NameGroups(place, kind, len(places) + 1, len(kinds) + 2)


def inferred_places(groups: NameGroups, subject: Ints, object_: Ints) -> Ints:
    """Give entities whose names tell no place that of most of their partners in past events."""
    counts = np.zeros((len(groups.place), groups.places), np.float32)
    np.add.at(counts, (subject, groups.place[object_]), 1)
    counts[:, 0] = 0
    likely = counts.argmax(axis=1)
    likely[counts.max(axis=1) == 0] = 0
    return np.where(groups.place > 0, groups.place, likely)


def _plain(name: str) -> str:
    return name.replace("_", " ").strip().casefold()
