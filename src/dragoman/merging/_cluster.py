"""Linked mentions into events: average linkage, the same for any order of the mentions.

Where two mentions cannot tell of one act they are never in one event, by however many steps. At each step
those two groups come together whose mentions are likeliest on average to tell of one act; of equals, those
with the smallest keys.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

Links = Mapping[frozenset[str], float | None]
"""The probability that two mentions, by key, tell of one act; null where they cannot."""


def cluster(keys: Iterable[str], links: Links, threshold: float) -> list[frozenset[str]]:
    """Return the groups of one connected set of mentions; `links` holds every two of them."""
    held: dict[tuple[str, ...], frozenset[str]] = {(key,): frozenset((key,)) for key in sorted(keys)}
    between = {pair: _average(held[pair[0]], held[pair[1]], links) for pair in combinations(sorted(held), 2)}
    while between:
        likely = [(p, pair) for pair, p in between.items() if p is not None and p >= threshold]
        if not likely:
            break
        _, (one, other) = min(likely, key=lambda item: (-item[0], item[1]))
        joined = held.pop(one) | held.pop(other)
        between = {pair: p for pair, p in between.items() if not {one, other} & set(pair)}
        name = tuple(sorted(joined))
        for rest in sorted(held):
            first, second = sorted((name, rest))
            between[first, second] = _average(joined, held[rest], links)
        held[name] = joined
    return [held[name] for name in sorted(held)]


def _average(one: frozenset[str], other: frozenset[str], links: Links) -> float | None:
    """Return the mean of all links between two groups, summed in one order; none where one is ruled out."""
    total = 0.0
    for a in sorted(one):
        for b in sorted(other):
            p = links.get(frozenset((a, b)))
            if p is None:
                return None
            total += p
    return total / (len(one) * len(other))
