"""From which of some countries a personal name most likely comes, by its letters.

Counts of letter triples in the names of each country's office-holders, against those of all countries. It
never names a country by itself: it only weighs those that the text names already.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from dragoman.actors._persons import Persons
from dragoman.actors._tokens import keys

_LEAST = 12
"""Names that a country needs before its letters tell anything."""
_WEIGHT = 40.0
"""Triples of the whole world that each country's counts are smoothed with."""


def _triples(words: Iterable[str]) -> list[str]:
    return [f"^{word}$"[n : n + 3] for word in words for n in range(len(word))]


class Origins:
    """Letter triples by country."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons

    @cached_property
    def _counts(self) -> Mapping[str, Counter[str]]:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        names: Counter[str] = Counter()
        for person in self._persons.everybody:
            if len(person.code) == 3:
                names[person.code] += 1
                counts[person.code].update(_triples(keys(person.name)))
        return {code: count for code, count in counts.items() if names[code] >= _LEAST}

    @cached_property
    def _world(self) -> Counter[str]:
        world: Counter[str] = Counter()
        for count in self._counts.values():
            world.update(count)
        return world

    @cached_property
    def _totals(self) -> Mapping[str, int]:
        return {code: sum(count.values()) for code, count in self._counts.items()}

    def fit(self, words: tuple[str, ...], code: str) -> float:
        """Return how much better a country's names explain a name than the world's do, in nats a triple.

        0 where nothing is known of the country; between about -1 and 2.
        """
        count = self._counts.get(code)
        triples = _triples(w for w in words if len(w) > 1)
        if not count or not triples:
            return 0.0
        everything = sum(self._totals.values())
        gain = 0.0
        for triple in triples:
            world = (self._world[triple] + 0.5) / (everything + 1)
            own = (count[triple] + _WEIGHT * world) / (self._totals[code] + _WEIGHT)
            gain += math.log(own / world)
        return max(-1.0, min(2.0, gain / len(triples)))
