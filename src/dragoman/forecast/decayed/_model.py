"""A self-exciting rate model: each act between two parties makes further ones likelier for a while.

A Hawkes process in daily steps (Hawkes, 1971): on day t the rate of acts k of a towards b is
c_k r_abk + sum_j A_jk x_abj(t) + sum_j B_jk x_baj(t), with r the pooled rate, and x the past acts of kind j
in the same and in the other direction, decayed by half in `half_life` days. A_jk is the number of acts k that
one act j brings forth in all, directly. The parameters are pooled over all pairs and found by expectation
maximisation (Veen and Schoenberg, 2008).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from dragoman.forecast.events import EventTable
from dragoman.forecast.links import History
from dragoman.forecast.rates import Asked, Pooling, pooled_rates

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class DecayedRates:
    """Background shares `c` (types), and offspring `brings`: (2 × types, types), same direction first."""

    half_life: float
    background: Floats
    brings: Floats

    @property
    def kept(self) -> float:
        """What is left of an act's effect after a day."""
        return float(2 ** (-1 / self.half_life))

    @classmethod
    def fit(
        cls, events: EventTable, pooling: Pooling, half_life: float, *, rounds: int = 40
    ) -> tuple[Self, float]:
        """Fit on all acts of a table; return the model and its log likelihood per act."""
        kinds, size = len(events.types), len(events.parties)
        first, last = int(events.day.min()), int(events.day.max())
        kept = 2 ** (-1 / half_life)
        pair = events.actor * size + events.recipient
        back = events.recipient * size + events.actor
        history = History(pair * kinds + events.type, events.day - first)
        seen = np.empty((len(events), 2 * kinds))
        for j in range(kinds):
            for side, key in ((0, pair), (kinds, back)):
                past = history.ask(key * kinds + j, events.day - first)
                # A decayed sum counts an act of yesterday as `kept`; the kernel gives it 1 - kept.
                seen[:, side + j] = past.decayed(half_life) * (1 - kept) / kept
        a, b, kind = (axis.ravel() for axis in np.indices((size, size, kinds)))
        different = a != b
        every = np.zeros(size * size * kinds)
        asked = Asked(a[different], b[different], kind[different])
        every[np.flatnonzero(different)] = pooled_rates(events, last + 1, asked, pooling).rate
        rate = every[pair * kinds + events.type]
        exposed = every.reshape(-1, kinds).sum(axis=0) * (last - first + 1)
        number = np.bincount(events.type, minlength=kinds)
        finished = np.bincount(events.type, 1 - kept ** (last - events.day), kinds)
        background, brings = np.full(kinds, 0.5), np.full((2 * kinds, kinds), 0.5 / kinds)
        likelihood = 0.0
        for _ in range(rounds):
            own = background[events.type] * rate
            parts = seen * brings[:, events.type].T
            total = own + parts.sum(axis=1)
            background = (np.bincount(events.type, own / total, kinds) + 1) / (exposed + 1 / 0.5)
            share = parts / total[:, None]
            for k in range(kinds):
                brings[:, k] = share[events.type == k].sum(axis=0) / (np.tile(finished, 2) + 5.0)
            likelihood = float(
                np.log(total).sum() - (background * exposed).sum() - (np.tile(finished, 2) @ brings).sum()
            )
        return cls(half_life, background, brings), likelihood / max(int(number.sum()), 1)

    def predict(self, rate: Floats, state: Floats, days: int) -> Floats:
        """Return the expected acts of the next days: (days, 2 directions, types).

        `rate` are pooled rates and `state` the decayed acts, both (2 directions, types).
        """
        found = np.empty((days, *rate.shape))
        state = state.copy()
        for day in range(days):
            found[day] = self.background * rate + self.excited(state)
            state = self.kept * state + (1 - self.kept) * found[day]
        return found

    def excited(self, state: Floats) -> Floats:
        """Return the rates that past acts bring forth; `state` is (…, 2 directions, types)."""
        kinds = self.brings.shape[1]
        raised: Floats = state @ self.brings[:kinds] + state[..., ::-1, :] @ self.brings[kinds:]
        return raised

    def explain(self, types: tuple[str, ...], kind: str) -> dict[str, float]:
        """Return how many acts of a kind one act of each other kind brings forth, the most first."""
        column = self.brings[:, types.index(kind)]
        named = [*types, *(f"{name} in return" for name in types)]
        return {named[i]: float(column[i]) for i in np.argsort(-column) if column[i] >= 0.001}


def state_of(events: EventTable, one: str, other: str, day: int, kept: float) -> Floats:
    """Return the decayed acts of one party towards another and back, as of the morning of a day."""
    past = events.before(day)
    found = np.zeros((2, len(events.types)))
    for side, (actor, recipient) in enumerate(((one, other), (other, one))):
        chosen = (past.actor == past.party(actor)) & (past.recipient == past.party(recipient))
        weight = (1 - kept) * kept ** (day - 1 - past.day[chosen])
        found[side] = np.bincount(past.type[chosen], weight, len(events.types))
    return found


@cache
def shipped_decay() -> DecayedRates:
    """Return the parameters that ship with the package; `training/forecast/fit_decayed.py` made them."""
    text = files("dragoman.forecast.decayed").joinpath("decayed.json").read_text(encoding="utf-8")
    return from_json(json.loads(text))


def from_json(data: Mapping[str, Any]) -> DecayedRates:
    """Read the parameters."""
    return DecayedRates(float(data["half_life"]), np.array(data["background"]), np.array(data["brings"]))


def to_json(model: DecayedRates) -> dict[str, Any]:
    """Write the parameters, rounded to what the data can tell."""
    return {
        "half_life": model.half_life,
        "background": [round(float(value), 3) for value in model.background],
        "brings": [[round(float(value), 4) for value in row] for row in model.brings],
    }
