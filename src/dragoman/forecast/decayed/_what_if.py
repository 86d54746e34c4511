"""What if: the same future simulated with and without a supposed act.

In a self-exciting process the acts that descend from one act are a branching process of their own, so the
future with the act is the future without it plus those descendants, exactly.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from dragoman.errors import UsageError
from dragoman.forecast.decayed._model import DecayedRates, Floats, shipped_decay, state_of
from dragoman.forecast.events import EventTable, from_record
from dragoman.forecast.questions import Question
from dragoman.forecast.rates import Asked, pooled_rates, shipped

if TYPE_CHECKING:
    from dragoman.record import Record

WARNING: Final = (
    "This is association under a model, not cause and effect: it tells what has tended to follow such acts"
    " between other parties, not what this one would bring about."
)
RUNS: Final = 4_000
_LARGEST: Final = 1_000.0
"""A daily rate is held under this, should a record hold more acts than the model ever saw."""


class Follows(NamedTuple):
    """Acts of a kind in the window: chance of at least one, mean and 80 % interval of their number.

    Each with the supposed act, and without it.
    """

    actor: str
    type: str
    recipient: str
    chance: float
    chance_without: float
    mean: float
    mean_without: float
    interval: tuple[float, float]
    interval_without: tuple[float, float]


@dataclass(frozen=True)
class WhatIf:
    """What follows a supposed act within `days`, the largest changes of chance first."""

    supposed: str
    on: date
    days: int
    follows: tuple[Follows, ...]
    warning: str = WARNING

    def to_json(self) -> dict[str, Any]:
        """Return it as an object."""
        return {
            "supposed": self.supposed,
            "on": self.on.isoformat(),
            "days": self.days,
            "follows": [_brief(follow) for follow in self.follows],
            "warning": self.warning,
        }


def what_if(question: Question, record: "Record", on: date, days: int = 90) -> WhatIf:
    """Suppose a question's act on a day, and tell what follows in the `days` after it.

    Raises `UsageError` where the day lies before what is known.
    """
    return suppose(question, from_record(record, question.as_of), on, days)


def suppose(
    question: Question, events: EventTable, on: date, days: int = 90, *, runs: int = RUNS, seed: int = 0
) -> WhatIf:
    """Suppose a question's act on a day, given acts up to the question's day."""
    if on <= question.as_of:
        raise UsageError(
            f"{on} is not after {question.as_of}", where="--on", remedy="Suppose an act of a later day."
        )
    model = shipped_decay()
    known = events.knowing({question.actor, question.recipient})
    today = question.as_of.toordinal() + 1
    kinds = len(known.types)
    sides = np.array([known.party(question.actor), known.party(question.recipient)])
    asked = Asked(np.repeat(sides, kinds), np.repeat(sides[::-1], kinds), np.tile(np.arange(kinds), 2))
    rate = pooled_rates(known, today, asked, shipped()[0]).rate.reshape(2, kinds)
    state = state_of(known, question.actor, question.recipient, today, model.kept)
    rng = np.random.default_rng(seed)
    wait = on.toordinal() + 1 - today
    base = _run(model, rate, np.broadcast_to(state, (runs, 2, kinds)), wait + days, rng)[wait:].sum(axis=0)
    act = np.zeros((2, kinds))
    act[0, known.types.index(question.type)] = 1 - model.kept
    bred = _run(model, np.zeros((2, kinds)), np.broadcast_to(act, (runs, 2, kinds)), days, rng).sum(axis=0)
    parties = (question.actor, question.recipient)
    follows = [
        _follow(parties[side], known.types[kind], parties[1 - side], base[:, side, kind], bred[:, side, kind])
        for side in (0, 1)
        for kind in range(kinds)
    ]
    follows.sort(key=lambda follow: follow.chance_without - follow.chance)
    return WhatIf(f"{question.actor} {question.act} {question.recipient}", on, days, tuple(follows))


def _run(model: DecayedRates, rate: Floats, state: Floats, days: int, rng: np.random.Generator) -> Floats:
    """Simulate the acts of each day: (days, runs, 2 directions, types)."""
    found = np.empty((days, *state.shape), np.float32)
    for day in range(days):
        acts = rng.poisson(np.minimum(model.background * rate + model.excited(state), _LARGEST))
        found[day] = acts
        state = model.kept * state + (1 - model.kept) * acts
    return found


def _follow(actor: str, kind: str, recipient: str, base: Floats, bred: Floats) -> Follows:
    both = base + bred

    def middle(counts: Floats) -> tuple[float, float]:
        low, high = np.quantile(counts, [0.1, 0.9])
        return float(low), float(high)

    return Follows(
        actor,
        kind,
        recipient,
        chance=float((both > 0).mean()),
        chance_without=float((base > 0).mean()),
        mean=float(both.mean()),
        mean_without=float(base.mean()),
        interval=middle(both),
        interval_without=middle(base),
    )


def _brief(follow: Follows) -> dict[str, Any]:
    return {
        name: round(value, 4) if isinstance(value, float) else value
        for name, value in follow._asdict().items()
    }
