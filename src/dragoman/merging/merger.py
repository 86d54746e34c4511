"""Mentions into events, one mention at a time.

What comes out is a function of the set of mentions and of what users ruled, not of the order in which they
came: only mentions that are linked, by any chain, can share an event, and such a chain is clustered anew
whenever a mention joins it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations, pairwise

from dragoman.merging._cluster import cluster
from dragoman.merging._evidence import FARTHEST, Evidence, days, evidence
from dragoman.merging._groups import groups
from dragoman.merging._score import probability, weights
from dragoman.merging._wording import words
from dragoman.merging.mention import Mention

_LARGEST = 150
"""Units of one chain that are clustered at once; a longer chain is cut at its widest gaps in time."""
_SPEAKERS = 5


@dataclass(frozen=True, slots=True)
class Rulings:
    """What users ruled: pairs of mentions, by key, that are one act, and pairs that are not."""

    together: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()


@dataclass(slots=True)
class Merger:
    """Gathers mentions, and says which of them tell of one act."""

    rulings: Rulings = field(default_factory=Rulings)
    _mentions: dict[str, Mention] = field(default_factory=dict)
    _by_day: dict[tuple[str, str, str, date], set[str]] = field(default_factory=lambda: defaultdict(set))
    _links: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, mention: Mention) -> None:
        """Take in a mention; one with a key that is known changes nothing."""
        if mention.key in self._mentions:
            return
        for key in self._candidates(mention):
            p = self._probability(mention, self._mentions[key])
            if p is not None and p >= weights().threshold:
                self._links[mention.key][key] = self._links[key][mention.key] = p
        self._mentions[mention.key] = mention
        for place in _places(mention, spread=0):
            self._by_day[place].add(mention.key)

    def add_all(self, mentions: Iterable[Mention]) -> None:
        """Take in several mentions."""
        for mention in mentions:
            self.add(mention)

    def event_of(self, key: str) -> frozenset[str]:
        """Return the keys of the mentions that tell of the same act as this one, itself among them."""
        return next(event for event in self.events_in(self.chain_of(key)) if key in event)

    def events(self) -> list[frozenset[str]]:
        """Return all events, as the keys of their mentions."""
        linked = [(a, b) for a, others in self._links.items() for b in others]
        ruled = [tuple(pair) for pair in self.rulings.together if pair <= self._mentions.keys()]
        chains = groups(self._mentions, [*linked, *((pair[0], pair[1]) for pair in ruled)])
        found = [event for chain in chains for event in self.events_in(chain)]
        return sorted(found, key=sorted)

    def chains(self, keys: Iterable[str]) -> list[frozenset[str]]:
        """Return the chains that some mentions are in, each once."""
        found: list[frozenset[str]] = []
        met: set[str] = set()
        for key in keys:
            if key not in met:
                found.append(self.chain_of(key))
                met |= found[-1]
        return found

    def between(self, one: str, other: str) -> Evidence | None:
        """Return the evidence between two mentions, none where they cannot tell of one act."""
        return evidence(self._mentions[one], self._mentions[other])

    def __getitem__(self, key: str) -> Mention:
        return self._mentions[key]

    def __contains__(self, key: object) -> bool:
        return key in self._mentions

    def __len__(self) -> int:
        return len(self._mentions)

    def _candidates(self, mention: Mention) -> list[str]:
        found: set[str] = set()
        for place in _places(mention, spread=FARTHEST):
            found |= self._by_day.get(place, set())
        return sorted(found)

    def chain_of(self, key: str) -> frozenset[str]:
        """Return every mention that some chain of links joins to this one; its event is among them."""
        chain, waiting = {key}, [key]
        while waiting:
            at = waiting.pop()
            ruled = {k for pair in self.rulings.together if at in pair for k in pair if k in self._mentions}
            for other in (self._links.get(at, {}).keys() | ruled) - chain:
                chain.add(other)
                waiting.append(other)
        return frozenset(chain)

    def events_in(self, chain: frozenset[str]) -> list[frozenset[str]]:
        """Return the events of a chain, as the keys of their mentions."""
        if len(chain) == 1:
            return [chain]
        units = {min(unit): unit for unit in self._units(chain)}
        parts = self._parts(frozenset(units))
        return [
            frozenset(key for name in event for key in units[name])
            for part in parts
            for event in self._clustered({name: units[name] for name in part})
        ]

    def _units(self, chain: frozenset[str]) -> list[frozenset[str]]:
        """Return what goes together in any case: what users ruled so, and the same words in other papers."""
        together = [pair for pair in self.rulings.together if pair <= chain]
        twins: dict[tuple[object, ...], dict[str, str]] = defaultdict(dict)
        for key in sorted(chain):
            mention = self._mentions[key]
            twins[_content(mention)].setdefault(mention.document, key)
        links = [(min(pair), max(pair)) for pair in together]
        for by_document in twins.values():
            first, *others = by_document.values()
            links += [(first, k) for k in others if frozenset((first, k)) not in self.rulings.apart]
        return groups(chain, links)

    def _parts(self, names: frozenset[str]) -> list[frozenset[str]]:
        """Cut what is too much to be clustered at once where most days lie between two mentions."""
        if len(names) <= _LARGEST:
            return [names]
        ordered = sorted(names, key=lambda key: (_first_day(self._mentions[key]), key))
        gaps = [
            (
                (_first_day(self._mentions[b]) - _first_day(self._mentions[a])).days,
                -abs(2 * at - len(ordered)),
                at,
            )
            for at, (a, b) in enumerate(pairwise(ordered), 1)
        ]
        cut = max(gaps)[2]
        return [*self._parts(frozenset(ordered[:cut])), *self._parts(frozenset(ordered[cut:]))]

    def _clustered(self, units: dict[str, frozenset[str]]) -> list[frozenset[str]]:
        links: dict[frozenset[str], float | None] = {}
        for (one, ones), (other, others) in combinations(sorted(units.items()), 2):
            links[frozenset((one, other))] = self._between_groups(ones, others)
        return cluster(units, links, weights().threshold)

    def _between_groups(self, one: frozenset[str], other: frozenset[str]) -> float | None:
        """Return the mean probability between two units; of large ones some mentions speak for all."""
        if any(frozenset((a, b)) in self.rulings.apart for a in one for b in other):
            return None
        few, few_others = sorted(one)[:_SPEAKERS], sorted(other)[:_SPEAKERS]
        total = 0.0
        for a in few:
            for b in few_others:
                p = self._probability(self._mentions[a], self._mentions[b])
                if p is None:
                    return None
                total += p
        return total / (len(few) * len(few_others))

    def _probability(self, one: Mention, other: Mention) -> float | None:
        if frozenset((one.key, other.key)) in self.rulings.apart:
            return None
        if one.document == other.document and one.sentence == other.sentence:
            return None  # one sentence tells of each act once
        first, second = sorted((one, other), key=lambda mention: mention.key)
        found = evidence(first, second)
        return None if found is None else probability(found)


def event_id(mentions: Iterable[Mention]) -> str:
    """Return the id of an event: it hangs on the mention that was published first."""
    founding = min(mentions, key=lambda m: (m.published or date.max, m.key))
    return "e" + hashlib.sha256(founding.key.encode()).hexdigest()[:15]


def _content(mention: Mention) -> tuple[object, ...]:
    """Return all that tells a mention from others but where it stands: the same sentence is the same act."""
    sides = [tuple(sorted(s.code or "" for s in side)) for side in (mention.actors, mention.recipients)]
    told = (mention.type, mention.mode, mention.status, mention.start, mention.end, mention.place)
    return (*told, *sides, " ".join(words(mention.sentence)))


def _places(mention: Mention, *, spread: int) -> Iterator[tuple[str, str, str, date]]:
    """Yield where a mention is filed: by type, status, party and week, those around it with a spread."""
    span = days(mention)
    if span is None:
        return
    codes = {side.code for side in (*mention.actors, *mention.recipients) if side.code}
    first, last = _week(span[0] - timedelta(days=spread)), _week(span[1] + timedelta(days=spread))
    for code in codes:
        week = first
        while week <= last:
            yield mention.type, mention.status, code, week
            week += timedelta(days=7)


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _first_day(mention: Mention) -> date:
    span = days(mention)
    return span[0] if span else date.min
