"""Fits the weights by which mentions are merged: `src/dragoman/merging/weights.json`, with a model card.

A logistic regression over the features of `dragoman.merging._evidence`, on the annotated pairs of even years
(see `merging_pairs.py`), with a penalty on large weights and with each weight held to the sign that its
meaning gives it. The threshold is the one that gives the best F1 when each fifth of these pairs is judged by
weights fitted on the others, as the mean of ten draws of the fifths. The pairs of odd years are not looked at
here.

    python training/fit_merging.py
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from dragoman.merging._evidence import NAMES, evidence
from merging_pairs import mentions, pairs

OUT = Path(__file__).parents[1] / "src" / "dragoman" / "merging" / "weights.json"
_AGAINST = frozenset({"turned", "other_kind", "strangers", "other_matter"})
SIGNS = {name: -1 if name in _AGAINST else 1 for name in NAMES}
PENALTY = 0.01
FOLDS = 5
DRAWS = 10


def fit(x: np.ndarray, y: np.ndarray, known: Sequence[int] = tuple(SIGNS.values())) -> np.ndarray:
    """Return intercept and weights by L-BFGS within bounds; the penalty spares the intercept.

    `known` has the sign of each weight.
    """
    whole = np.column_stack([np.ones(len(x)), x])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = whole @ weights
        miss = np.logaddexp(0, odds).mean() - (y * odds).mean() + PENALTY / 20 * (weights[1:] ** 2).sum()
        slope = whole.T @ (1 / (1 + np.exp(-odds)) - y) / len(y) + PENALTY / 10 * np.r_[0, weights[1:]]
        return float(miss), slope

    bounds = [(None, None), *((0, None) if sign > 0 else (None, 0) for sign in known)]
    fitted = minimize(loss, np.zeros(whole.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B")
    weights: np.ndarray = fitted.x
    return weights


def judged(weights: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Return the probabilities."""
    probabilities: np.ndarray = 1 / (1 + np.exp(-(weights[0] + x @ weights[1:])))
    return probabilities


def f1(said: np.ndarray, y: np.ndarray, lost: int) -> float:
    """Return the F1 of a judgement; `lost` are pairs of one act that can never be linked."""
    both, wrong, missed = (int(n.sum()) for n in (said & (y == 1), said & (y == 0), ~said & (y == 1)))
    return 2 * both / max(1, 2 * both + wrong + missed + lost)


def held_out_judgements(x: np.ndarray, y: np.ndarray, draw: int) -> np.ndarray:
    """Return the probability of each pair by weights fitted on the other folds."""
    fold = np.random.default_rng(draw).permutation(len(y)) % FOLDS
    held_out = np.zeros(len(y))
    for number in range(FOLDS):
        held_out[fold == number] = judged(fit(x[fold != number], y[fold != number]), x[fold == number])
    return held_out


def main() -> None:
    """Fit and write the weights."""
    known = mentions()
    rows, same, lost = [], [], 0
    for pair in pairs():
        if not pair.tuning or pair.same is None:
            continue
        found = evidence(known[pair.one], known[pair.other])
        if found is None:
            lost += pair.same
        else:
            rows.append(found.values())
            same.append(pair.same)
    x, y = np.array(rows), np.array(same, dtype=float)
    thresholds = np.round(np.arange(0.15, 0.9, 0.05), 2)
    held_out = [held_out_judgements(x, y, draw) for draw in range(DRAWS)]
    scores = [float(np.mean([f1(p >= threshold, y, lost) for p in held_out])) for threshold in thresholds]
    # Of those equal to two digits the highest: to leave two mentions apart is the smaller fault.
    threshold = float(thresholds[max(range(len(scores)), key=lambda n: (round(scores[n], 2), n))])
    weights = fit(x, y)
    out = {
        "made_by": "training/fit_merging.py",
        "pairs": len(y),
        "same": int(y.sum()),
        "threshold": threshold,
        "intercept": round(float(weights[0]), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(NAMES, weights[1:], strict=True)},
    }
    OUT.write_text(json.dumps(out, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(out, indent=2))
    print("held-out F1:", *(f"{t:g}: {s:.2f}" for t, s in zip(thresholds, scores, strict=True)))


if __name__ == "__main__":
    main()
