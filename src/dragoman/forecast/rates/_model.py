"""Probabilities from pooled rates and the signs of the moment, by a logistic regression.

The log odds of at least one act are a_k + b logit(base) + sum_j (c_j + d_kj) sign_j, with k the type and base
the probability by the pooled rate alone. Each sign multiplies the odds, so its part can be told by itself.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from dragoman.forecast.rates._levels import Floats, Ints, Pooling
from dragoman.forecast.rates._signs import WORDS


@dataclass(frozen=True)
class Coefficients:
    """The regression: an intercept a type, the weight of the base's log odds, the weights of signs by type.

    `spread` is the standard deviation of the log odds that the regression leaves unexplained.
    """

    types: tuple[str, ...]
    intercept: Floats
    base: float
    signs: Floats
    spread: float

    def parts(self, kind: Ints, signs: Floats) -> Floats:
        """Return what each sign adds to the log odds (rows × signs)."""
        return self.signs[kind] * signs

    def log_odds(self, kind: Ints, base: Floats, signs: Floats) -> Floats:
        """Return the log odds of at least one act, given the probability by the pooled rate alone."""
        fitted = self.intercept[kind] + self.base * logit(base)
        summed: Floats = fitted + self.parts(kind, signs).sum(axis=1)
        return summed


def probability(log_odds: Floats) -> Floats:
    """Return the probability of the odds."""
    return 1 / (1 + np.exp(-np.clip(log_odds, -30.0, 30.0)))


def logit(p: Floats) -> Floats:
    """Return the log odds of a probability."""
    bounded = np.clip(p, 1e-12, 1 - 1e-9)
    odds: Floats = np.log(bounded) - np.log1p(-bounded)
    return odds


@cache
def shipped() -> tuple[Pooling, Coefficients]:
    """Return the parameters that ship with the package; `training/forecast/fit_rates.py` made them."""
    text = files("dragoman.forecast.rates").joinpath("rates.json").read_text(encoding="utf-8")
    return from_json(json.loads(text))


def from_json(data: Mapping[str, Any]) -> tuple[Pooling, Coefficients]:
    """Read the parameters."""
    found = data["regression"]
    if tuple(found["signs"]) != tuple(WORDS):
        raise ValueError(f"the signs {found['signs']} are not those of this version")
    regression = Coefficients(
        tuple(found["types"]),
        np.array(found["intercept"]),
        float(found["base"]),
        np.array(found["weights"]),
        float(found["spread"]),
    )
    return Pooling(**data["pooling"]), regression


def to_json(pooling: Pooling, regression: Coefficients) -> dict[str, Any]:
    """Write the parameters, rounded to what the data can tell."""

    def brief(values: Mapping[str, float]) -> dict[str, float]:
        return {name: float(f"{value:.3g}") for name, value in values.items()}

    return {
        "pooling": {
            "world": round(pooling.world, 2),
            "pair": pooling.pair,
            "type": pooling.type,
            "mode": pooling.mode,
            "half_life": pooling.half_life,
            "types": brief(pooling.types),
            "modes": brief(pooling.modes),
            "activity": brief(pooling.activity),
            "pairs": brief(pooling.pairs),
            "pair_days": round(pooling.pair_days, 1),
        },
        "regression": {
            "types": list(regression.types),
            "signs": list(WORDS),
            "intercept": _rounded(regression.intercept),
            "base": round(regression.base, 3),
            "weights": [_rounded(row) for row in regression.signs],
            "spread": round(regression.spread, 3),
        },
    }


def _rounded(values: Floats | Sequence[float]) -> list[float]:
    return [round(float(value), 3) for value in values]


def fit(
    kind: Ints,
    base: Floats,
    signs: Floats,
    happened: Floats,
    *,
    weight: Floats,
    types: tuple[str, ...],
) -> Coefficients:
    """Fit the regression by penalised maximum likelihood; type-wise weights are drawn to the common ones."""
    from scipy.optimize import minimize  # noqa: PLC0415  loads slowly

    kinds, number = len(types), signs.shape[1]
    log_base = logit(base)
    ridge = 0.002 * float(weight.sum()) / kinds / number * 0.05

    def unpack(x: Floats) -> tuple[Floats, float, Floats, Floats]:
        common = x[kinds + 1 : kinds + 1 + number]
        return x[:kinds], float(x[kinds]), common, x[kinds + 1 + number :].reshape(kinds, number)

    def loss(x: Floats) -> tuple[float, Floats]:
        intercept, slope, common, own = unpack(x)
        eta = intercept[kind] + slope * log_base + ((common + own[kind]) * signs).sum(axis=1)
        chance = np.clip(probability(eta), 1e-12, 1 - 1e-12)
        value = -(weight * np.where(happened > 0, np.log(chance), np.log1p(-chance))).sum()
        slope_of = weight * (chance - happened)
        gradient = np.concatenate(
            [
                np.bincount(kind, slope_of, kinds) + 2 * ridge * 0.1 * intercept,
                [float((slope_of * log_base).sum())],
                slope_of @ signs + 2 * ridge * common,
                np.stack([np.bincount(kind, slope_of * signs[:, j], kinds) for j in range(number)], 1).ravel()
                + 2 * ridge * own.ravel(),
            ]
        )
        penalty = ridge * (0.1 * (intercept**2).sum() + (common**2).sum() + (own**2).sum())
        return float(value + penalty), gradient

    start = np.zeros(kinds + 1 + number + kinds * number)
    start[kinds] = 1.0
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400})
    intercept, slope, common, own = unpack(found.x)
    return Coefficients(types, intercept, slope, common + own, spread=0.5)
