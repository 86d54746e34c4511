"""What the ranker knows of a data set: its events by many keys, its rules, its names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from dragoman.forecast.links._history import Floats, History, Ints, Past
from dragoman.forecast.links._layout import Quads
from dragoman.forecast.links._names import NameGroups, group_names, inferred_places
from dragoman.forecast.links._protocol import Queries, with_inverses
from dragoman.forecast.links._rules import Rules, learn_rules

_CLUSTER_BOUND: Final = 64


@dataclass(frozen=True)
class Lore:
    """What is learned once from the past: rules, the groups in the names, and each entity's likely place."""

    entities: int
    relations: int
    rules: Rules
    names: NameGroups
    place: Ints

    @classmethod
    def learn(cls, past: Quads, names: Sequence[str], relations: int) -> "Lore":
        """Learn from the past; `relations` counts the inverse ones too."""
        both = with_inverses(past, relations // 2)
        groups = group_names(names)
        place = inferred_places(groups, both[:, 0], both[:, 2])
        return cls(len(names), relations, learn_rules(both, len(names), relations), groups, place)


Key = Callable[[Lore, Ints, Ints, Ints], Ints]


def _acts(lore: Lore, relation: Ints) -> Ints:
    return (relation < lore.relations // 2).astype(np.int64)


# A family of keys is named by its parts: s subject, r relation, o object; c the relation's cluster,
# d whether the subject acts; p the place and k the kind of an entity, subject's first.
FAMILIES: Final[Mapping[str, Key]] = {
    "s": lambda _m, s, _r, _o: s,
    "r": lambda _m, _s, r, _o: r,
    "o": lambda _m, _s, _r, o: o,
    "sr": lambda m, s, r, _o: s * m.relations + r,
    "so": lambda m, s, _r, o: s * m.entities + o,
    "sdo": lambda m, s, r, o: (s * 2 + _acts(m, r)) * m.entities + o,
    "ro": lambda m, _s, r, o: r * m.entities + o,
    "co": lambda m, _s, r, o: m.rules.cluster[r] * m.entities + o,
    "sro": lambda m, s, r, o: (s * m.relations + r) * m.entities + o,
    "ors": lambda m, s, r, o: (o * m.relations + r) * m.entities + s,
    "sco": lambda m, s, r, o: (s * _CLUSTER_BOUND + m.rules.cluster[r]) * m.entities + o,
    "s-p": lambda m, s, _r, o: s * m.names.places + m.place[o],
    "p-o": lambda m, s, _r, o: m.place[s] * m.entities + o,
    "pro": lambda m, s, r, o: (m.place[s] * m.relations + r) * m.entities + o,
    "prpk": lambda m, s, r, o: (
        ((m.place[s] * m.relations + r) * m.names.places + m.place[o]) * m.names.kinds + m.names.kind[o]
    ),
    "krk": lambda m, s, r, o: (m.names.kind[s] * m.relations + r) * m.names.kinds + m.names.kind[o],
    "rk": lambda m, _s, r, o: r * m.names.kinds + m.names.kind[o],
}


class Context:
    """Events with their inverses, in time order, and a history of each family of keys, made when asked."""

    def __init__(self, known: Quads, lore: Lore) -> None:
        quads = with_inverses(known, lore.relations // 2)
        self.quads = quads[np.argsort(quads[:, 3], kind="stable")]
        self.lore = lore
        self._histories: dict[str, History] = {}

    def history(self, family: str) -> History:
        """Return the events sorted by the keys of a family."""
        if family not in self._histories:
            subject, relation, object_, time = self.quads.T
            keys = FAMILIES[family](self.lore, subject, relation, object_)
            self._histories[family] = History(keys, time)
        return self._histories[family]


@dataclass(frozen=True)
class Pairs:
    """Candidate answers: `entity` for the question in row `query`, `width` in a run for each question.

    `stage` holds what the first stage scored them with.
    """

    context: Context
    queries: Queries
    query: Ints
    entity: Ints
    width: int
    stage: Mapping[str, Floats]
    _asked: dict[str, Past] = field(default_factory=dict, repr=False)

    @cached_property
    def subject(self) -> Ints:
        """The subject of each pair's question."""
        return self.queries.subject[self.query]

    @cached_property
    def relation(self) -> Ints:
        """The relation of each pair's question."""
        return self.queries.relation[self.query]

    def past(self, family: str) -> Past:
        """Look up each pair's key of a family."""
        if family not in self._asked:
            keys = FAMILIES[family](self.context.lore, self.subject, self.relation, self.entity)
            cut, day = self.queries.cut[self.query], self.queries.day[self.query]
            self._asked[family] = self.context.history(family).ask(keys, cut, day)
        return self._asked[family]

    def past_of_query(self, family: str) -> Past:
        """Look up each question's key of a family that the candidate has no part in (s, r, sr)."""
        if family not in self._asked:
            queries = self.queries
            keys = FAMILIES[family](self.context.lore, queries.subject, queries.relation, queries.subject)
            self._asked[family] = self.context.history(family).ask(keys, queries.cut, queries.day)
        return self._asked[family]
