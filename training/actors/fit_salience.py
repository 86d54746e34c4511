"""Fit how the context decides whom a phrase stands for that names nobody.

    python training/actors/fit_salience.py ../shared [--show]

Maximises the likelihood of the annotators' codes among the candidates of each such mention in the training
split of the gold corpus (a softmax over linear scores; one vector of weights common to all kinds of phrase
and one deviation for each kind, both held small). Deterministic. Writes `data/salience.toml`.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from actors.evaluate import cases  # noqa: E402

from dragoman.actors._bare import kind_of, number  # noqa: E402
from dragoman.actors._knowledge import load_knowledge  # noqa: E402
from dragoman.actors._mentions import Resolver  # noqa: E402
from dragoman.actors._reading import Reading  # noqa: E402
from dragoman.actors._salience import FEATURES  # noqa: E402
from dragoman.language import split_sentences  # noqa: E402

TARGET = Path(__file__).parents[2] / "src" / "dragoman" / "actors" / "data" / "salience.toml"
COMMON, OWN = 0.5, 4.0
"""How strongly the common weights and the deviations of each kind are drawn to nought."""
STEPS, RATE = 1500, 0.05

Sample = tuple[str, np.ndarray, np.ndarray]


def samples(gold: Path, split: str) -> Iterator[Sample]:
    """Yield kind, features of the candidates (rows) and which of them are right, for mentions without a name."""
    for case in cases(gold, split):
        reading = Reading(case.document, split_sentences(case.document), load_knowledge())
        resolver = Resolver(reading)
        for span, codes in case.codes.items():
            first, last = reading.words(span)
            if not resolver.hangs_on_context(first, last, span):
                continue
            found = resolver.salience.candidates(first, last)
            right = np.array([c.code in codes for c in found])
            if right.any():
                yield kind_of(reading.keys[first:last]), np.array([c.features for c in found]), right


def fit(data: list[Sample]) -> dict[str, np.ndarray]:
    """Return the weights of each kind of phrase, `other` being the common ones."""
    kinds = sorted({kind for kind, _, _ in data})
    size = len(FEATURES)
    weights = {kind: np.zeros(size) for kind in ("common", *kinds)}
    moments = {kind: (np.zeros(size), np.zeros(size)) for kind in weights}
    for step in range(1, STEPS + 1):
        slope = {kind: np.zeros(size) for kind in weights}
        for kind, features, right in data:
            score = features @ (weights["common"] + weights[kind])
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            wanted = chance * right
            wanted /= wanted.sum()
            pull = (wanted - chance) @ features
            slope["common"] += pull
            slope[kind] += pull
        for kind, weight in weights.items():
            gradient = slope[kind] - (COMMON if kind == "common" else OWN) * weight
            mean, spread = moments[kind]
            mean[:] = 0.9 * mean + 0.1 * gradient
            spread[:] = 0.999 * spread + 0.001 * gradient**2
            corrected = mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
            weight += RATE * (1 - step / STEPS) * corrected
    return {"other": weights["common"] + weights.get("other", 0)} | {
        kind: weights["common"] + weights[kind] for kind in kinds if kind != "other"
    }


def right_first(data: list[Sample], weights: dict[str, np.ndarray]) -> dict[str, tuple[int, int]]:
    """Return how many mentions of each kind have a right candidate first, and how many there are."""
    counts: Counter[tuple[str, bool]] = Counter()
    for kind, features, right in data:
        counts[kind, bool(right[np.argmax(features @ weights.get(kind, weights["other"]))])] += 1
    kinds = sorted({kind for kind, _ in counts})
    return {k: (counts[k, True], counts[k, True] + counts[k, False]) for k in kinds}


def main() -> None:
    """Fit, write and print how often the right party comes first in training and in dev."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    gold = parser.parse_args().shared / "corpus" / "gold.jsonl"
    train = list(samples(gold, "train"))
    weights = fit(train)
    lines = ["# Fitted by training/actors/fit_salience.py on the training split of the gold corpus; do not edit."]
    for kind, weight in weights.items():
        lines += ["", f"[{kind}]", *(f"{f} = {w:.3f}" for f, w in zip(FEATURES, weight, strict=True))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for split, data in (("train", train), ("dev", list(samples(gold, "dev")))):
        scores = right_first(data, weights)
        total = sum(right for right, _ in scores.values()), sum(n for _, n in scores.values())
        print(f"{split}: right first {total[0]} of {total[1]}; of known candidates, by kind {scores}")


if __name__ == "__main__":
    main()
