"""The signs of the moment: what may lift or lower the pooled rate, each with the words that tell it."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from dragoman.forecast.events import EventTable
from dragoman.forecast.rates._levels import Asked, Floats
from dragoman.ontology import quad_of

HALF_LIFE: Final = 30.0
WORDS: Final[Mapping[str, str]] = {
    "same": "the same kind of act of late",
    "returned": "the same kind of act in the other direction of late",
    "contact": "any acts between the two of late",
    "promised": "open promises of this kind of act between them",
    "intention": "stated intentions, agreements and invitations between them of late",
    "requests": "requests between them of late",
    "conflict": "words and deeds of conflict between them of late",
    "partners": "contacts of both with the same partners of late",
}
"""Every sign, and what it is in words."""


Pledged = Mapping[tuple[str, str, str], float]
"""Number of open commitments between two parties, in the order of their codes, about a type of act."""


def signs(events: EventTable, day: int, asked: Asked, pledged: Pledged) -> Floats:
    """Return the signs of asked acts (rows) in the order of `WORDS`, from acts before `day`.

    Each is log(1 + decayed number of acts). A commitment stands for a stated intention, and a contact, where
    fewer were coded as acts, and does not fade while it is open.
    """
    past = events.before(day)
    past = past.rows(past.day >= day - 6 * int(HALF_LIFE))
    size = len(events.parties)
    weight = np.exp2(-(day - past.day) / HALF_LIFE)
    conflict = np.array([quad_of(name).endswith("conflict") for name in events.types])

    def between(which: npt.NDArray[np.bool_]) -> Floats:
        matrix = np.zeros((size, size))
        np.add.at(matrix, (past.actor[which], past.recipient[which]), weight[which])
        return matrix

    of_type = np.zeros((len(events.types), size, size))
    np.add.at(of_type, (past.type, past.actor, past.recipient), weight)
    every = between(np.ones(len(past), bool))
    both = every + every.T
    intentions = of_type[events.types.index("AGREE")]
    intentions = intentions + intentions.T
    promised = np.zeros_like(of_type)
    for (one, other, type_), number in pledged.items():
        i, j = events.party(one), events.party(other)
        promised[events.types.index(type_), [i, j], [j, i]] += number
    every_promise = promised.sum(axis=0)
    intentions = np.maximum(intentions, every_promise)
    both = np.maximum(both, every_promise)
    requests = of_type[events.types.index("REQUEST")]
    hostile = between(conflict[past.type])
    near = np.log1p(both)
    hops = near @ near / (1 + np.sqrt(np.outer(near.sum(axis=1), near.sum(axis=1))))
    a, b, kind = asked.actor, asked.recipient, asked.type
    found = np.stack(
        [
            of_type[kind, a, b],
            of_type[kind, b, a],
            both[a, b],
            promised[kind, a, b],
            intentions[a, b],
            (requests + requests.T)[a, b],
            (hostile + hostile.T)[a, b],
            hops[a, b],
        ],
        axis=1,
    )
    logged: Floats = np.log1p(found)
    return logged
