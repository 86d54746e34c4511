"""Rates of acts between two parties, pooled: type within pair, pair within the two parties' activity.

A pair's rate has a Gamma prior whose mean is what the activity of the two parties makes likely; its acts move
it away from there (Gamma-Poisson). The share of a type within the pair is drawn to the share of that type in
the world (Dirichlet), that of a mode to its share of the type. So a pair without history still has a rate.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from dragoman.forecast.events import EventTable

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

UNHEARD: Final = 0.0005
"""Share of the world's acts given to a party that the table of activity does not know."""
WATCHED_DAYS: Final = 365.0
"""Days that a pair with acts in the record is taken to have been watched.

A record of a few articles holds acts because they were read about, not because they are frequent. It is less
where acts would else make further ones less likely than none.
"""
BURSTS: Final = 1.0
"""Largest shape of the distribution of counts; 1 is geometric, more would come nearer to Poisson."""
RARE_MODE: Final = 0.001
"""Share of its type given to a mode that was never seen."""
STRENGTH: Final = 200.0
"""Acts that the table of activity weighs like against those counted."""


@dataclass(frozen=True)
class Pooling:
    """How strongly each level is drawn to the one above; rates are acts a day, in a full coding of the press.

    `world`: acts a day between states. `pair`: shape of the Gamma prior of a pair. `type`, `mode`: acts that
    the shares of types and modes weigh like. `half_life`: days after which an act counts half. `pairs`: acts
    of "ACTOR RECIPIENT" in a sample of the news of many years, worth `pair_days` of a full coding.
    """

    world: float
    pair: float
    type: float
    mode: float
    half_life: float
    types: Mapping[str, float]
    modes: Mapping[str, float]
    activity: Mapping[str, float]
    pairs: Mapping[str, float]
    pair_days: float

    def share_of_type(self, name: str) -> float:
        """Return the share of a type in all acts."""
        return self.types.get(name, 1e-4)


@dataclass(frozen=True)
class Rates:
    """What is known of the pairs' rates (Gamma, by shape and days) and of the asked acts' shares in them.

    `evidence` is the effective number of acts that stand behind each.
    """

    shape: Floats
    days: Floats
    share: Floats
    evidence: Floats

    @property
    def rate(self) -> Floats:
        """Expected acts a day."""
        return self.shape / self.days * self.share

    def chance(self, days: int, part: float = 1.0) -> Floats:
        """Return the probability of at least one act within days; `part` is a mode's share.

        Counts are negative binomial: most pairs of busy parties never meet, and where a rate is well known,
        acts still come in bursts (`BURSTS`).
        """
        shape = np.minimum(self.shape, BURSTS)
        chance: Floats = -np.expm1(-shape * np.log1p(self.rate * part * days / shape))
        return chance


@dataclass(frozen=True)
class Asked:
    """Asked acts: positions of actor, recipient and type in the table (`EventTable.knowing` adds parties)."""

    actor: Ints
    recipient: Ints
    type: Ints


def exposure(events: EventTable, day: int, half_life: float) -> float:
    """Return the decayed number of days that the table looks back over."""
    if not len(events):
        return 0.0
    span = max(day - int(events.day.min()), 0)
    return half_life / math.log(2) * (1 - 2 ** (-span / half_life))


def coverage(events: EventTable, day: int, pooling: Pooling) -> float:
    """Return how much of a full coding of the press the table holds, 0 to 1."""
    days = exposure(events, day, pooling.half_life)
    if days < 1:
        return 0.0
    seen = float(np.exp2(-(day - events.day) / pooling.half_life).sum())
    return min(1.0, seen / days / pooling.world)


def rates(events: EventTable, day: int, asked: Asked, pooling: Pooling) -> Rates:
    """Return the pooled rates of asked acts, from acts before `day`."""
    past = events.before(day)
    size, kinds = len(events.parties), len(events.types)
    weight = np.exp2(-(day - past.day) / pooling.half_life)
    pair = past.actor * size + past.recipient
    by_pair = np.bincount(pair, weight, size * size)
    key = asked.actor * size + asked.recipient
    in_pair = by_pair[key]
    told = _told(events, pooling)[key]
    triple, inverse = np.unique(
        np.concatenate([pair * kinds + past.type, key * kinds + asked.type]), return_inverse=True
    )
    by_triple = np.bincount(inverse[: len(past)], weight, len(triple))
    in_triple = by_triple[inverse[len(past) :]]
    share_out, share_in = _activity(past, weight, pooling)
    mean = pooling.world * share_out[asked.actor] * share_in[asked.recipient]
    seen = coverage(past, day, pooling) * exposure(past, day, pooling.half_life)
    watched = np.maximum(seen, np.minimum(WATCHED_DAYS, in_pair / mean))
    world = np.array([pooling.share_of_type(name) for name in events.types])
    share = (pooling.type * world[asked.type] + in_triple) / (pooling.type + in_pair)
    evidence = (pooling.pair + told) * world[asked.type] + in_triple
    days = pooling.pair / mean + pooling.pair_days + watched
    return Rates(pooling.pair + told + in_pair, days, share, evidence)


def _told(events: EventTable, pooling: Pooling) -> Floats:
    """Return the acts of each pair (actor × recipient, flat) in the sample of the news."""
    at = {code: i for i, code in enumerate(events.parties)}
    found = np.zeros((len(at), len(at)))
    for pair, number in pooling.pairs.items():
        actor, recipient = pair.split(" ")
        if actor in at and recipient in at:
            found[at[actor], at[recipient]] = number
    return found.ravel()


def _activity(past: EventTable, weight: Floats, pooling: Pooling) -> tuple[Floats, Floats]:
    """Return each party's share of acts done and received."""
    prior = np.array([pooling.activity.get(code, UNHEARD) for code in past.parties])
    shares = []
    for side in (past.actor, past.recipient):
        counted = np.bincount(side, weight, len(past.parties))
        shares.append((counted + STRENGTH * prior) / (counted.sum() + STRENGTH))
    return shares[0], shares[1]


def mode_share(events: EventTable, day: int, pair: tuple[int, int], mode: str, pooling: Pooling) -> float:
    """Return the share of a mode ("CONSULT/visit") in the pair's acts of its type."""
    past = events.before(day)
    kind = past.types.index(mode.split("/", 1)[0])
    of_pair = (past.actor == pair[0]) & (past.recipient == pair[1]) & (past.type == kind)
    weight = np.exp2(-(day - past.day[of_pair]) / pooling.half_life)
    same = past.mode[of_pair] == past.modes.index(mode)
    world = pooling.modes.get(mode, RARE_MODE)
    return float((pooling.mode * world + weight[same].sum()) / (pooling.mode + weight.sum()))
