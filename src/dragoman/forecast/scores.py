"""Scores of probabilities: Brier, logarithmic, skill against a base, reliability, and how sure they are.

Brier (1950); the decomposition into bands is that of a reliability diagram (Murphy, 1973). Lower is better
for both scores; skill is 1 - score / score of the base, so 0 is no better than the base and 1 is perfect.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

BANDS: Final = (0.0, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_TINY: Final = 1e-9


class Band(NamedTuple):
    """Forecasts from `low` to `high`: their mean, how often it happened, and how many there were."""

    low: float
    high: float
    forecast: float
    happened: float
    number: float


def brier(p: Floats, happened: Floats, weight: Floats | None = None) -> float:
    """Return the mean squared difference between probability and outcome (0 or 1)."""
    return float(np.average((p - happened) ** 2, weights=weight))


def log_score(p: Floats, happened: Floats, weight: Floats | None = None) -> float:
    """Return the mean of minus the log of the probability given to what happened (natural log)."""
    given = np.where(happened > 0, p, 1 - p)
    return float(np.average(-np.log(np.maximum(given, _TINY)), weights=weight))


def skill(p: Floats, base: Floats, happened: Floats, weight: Floats | None = None) -> float:
    """Return the Brier skill against the forecasts of a base; NaN where the base is perfect."""
    of_base = brier(base, happened, weight)
    return 1 - brier(p, happened, weight) / of_base if of_base > 0 else float("nan")


def reliability(p: Floats, happened: Floats, weight: Floats | None = None) -> Iterator[Band]:
    """Yield the bands that hold forecasts."""
    weights = np.ones_like(p) if weight is None else weight
    band = np.clip(np.searchsorted(BANDS, p, side="right") - 1, 0, len(BANDS) - 2)
    for i in np.unique(band):
        inside = band == i
        total = float(weights[inside].sum())
        yield Band(
            BANDS[i],
            BANDS[i + 1],
            float(np.average(p[inside], weights=weights[inside])),
            float(np.average(happened[inside], weights=weights[inside])),
            total,
        )


def interval(
    statistic: Callable[[npt.NDArray[np.int64]], float],
    clusters: npt.NDArray[np.int64],
    *,
    level: float = 0.95,
    rounds: int = 1000,
    seed: int = 0,
) -> tuple[float, float]:
    """Return the bootstrap interval of a statistic of rows, drawing whole clusters (dyads) with replacement.

    Questions on one dyad stand or fall together; drawing them one by one would make the interval too narrow.
    """
    rng = np.random.default_rng(seed)
    order = np.argsort(clusters, kind="stable")
    _, first = np.unique(clusters[order], return_index=True)
    members = np.split(order, first[1:])
    values = []
    for _ in range(rounds):
        drawn = rng.integers(len(members), size=len(members))
        values.append(statistic(np.concatenate([members[i] for i in drawn])))
    tail = (1 - level) / 2
    low, high = np.nanquantile(values, [tail, 1 - tail])
    return float(low), float(high)
