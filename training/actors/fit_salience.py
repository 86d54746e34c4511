"""Fit how the context decides whom a phrase stands for that names nobody.

    python training/actors/fit_salience.py ../shared [--validate]

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

from actors.evaluate import cases
from dragoman.actors._bare import kind_of
from dragoman.actors._features import FEATURES, measure
from dragoman.actors._knowledge import load_knowledge
from dragoman.actors._mentions import Resolver
from dragoman.actors._reading import Reading
from dragoman.language import split_sentences

TARGET = Path(__file__).parents[2] / "src" / "dragoman" / "actors" / "data" / "salience.toml"
COMMON, OWN = 2.0, 12.0
"""How strongly the common weights and the deviations of each kind are drawn to nought."""
STEPS, RATE = 600, 0.05

Sample = tuple[str, np.ndarray, np.ndarray]


def samples(gold: Path, split: str) -> Iterator[Sample]:
    """Yield kind, features of the candidates and which are right, for mentions that name nobody."""
    for case in cases(gold, split):
        reading = Reading(case.document, split_sentences(case.document), load_knowledge())
        resolver = Resolver(reading)
        for span, codes in case.codes.items():
            first, last = reading.words(span)
            if not resolver.hangs_on_context(first, last, span):
                continue
            found = resolver.salience.candidates(first, last, resolver.names.words(first, last))
            right = np.array([c.code in codes for c in found])
            if right.any():
                yield kind_of(reading.keys[first:last]), np.array([measure(c) for c in found]), right


def _stack(data: list[Sample]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return features, right ones, real ones (the rest is padding) and the kind's number by sample."""
    most = max(len(right) for _, _, right in data)
    kinds = sorted({kind for kind, _, _ in data})
    features = np.zeros((len(data), most, len(FEATURES)))
    right, real = np.zeros((2, len(data), most))
    for n, (_, measured, good) in enumerate(data):
        features[n, : len(good)], right[n, : len(good)], real[n, : len(good)] = measured, good, 1
    return features, right, real, np.array([kinds.index(kind) for kind, _, _ in data])


def fit(data: list[Sample], common: float = COMMON, own: float = OWN) -> dict[str, np.ndarray]:
    """Return the weights of each kind of phrase, `other` being the common ones."""
    kinds = sorted({kind for kind, _, _ in data})
    features, right, real, of_kind = _stack(data)
    belongs = np.eye(len(kinds))[of_kind]
    weights = np.zeros((len(kinds) + 1, len(FEATURES)))
    held = np.array([common] + [own] * len(kinds))[:, None]
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        score = np.einsum("nkf,nf->nk", features, weights[0] + weights[1 + of_kind])
        score = np.where(real > 0, score, -1e9)
        chance = np.exp(score - score.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        wanted = chance * right
        wanted /= wanted.sum(axis=1, keepdims=True)
        pull = np.einsum("nk,nkf->nf", wanted - chance, features)
        gradient = np.vstack([pull.sum(axis=0), belongs.T @ pull]) - held * weights
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        corrected = mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights += RATE * (1 - step / STEPS) * corrected
    return {"other": weights[0]} | {kind: weights[0] + weights[1 + n] for n, kind in enumerate(kinds)}


def right_first(data: list[Sample], weights: dict[str, np.ndarray]) -> dict[str, tuple[int, int]]:
    """Return how many mentions of each kind have a right candidate first, and how many there are."""
    counts: Counter[tuple[str, bool]] = Counter()
    for kind, features, right in data:
        counts[kind, bool(right[np.argmax(features @ weights.get(kind, weights["other"]))])] += 1
    kinds = sorted({kind for kind, _ in counts})
    return {k: (counts[k, True], counts[k, True] + counts[k, False]) for k in kinds}


def validated(data: list[Sample], common: float, own: float) -> float:
    """Return how often the right party comes first in fifths of the training split that were left out."""
    good = 0
    for fold in range(5):
        weights = fit([d for n, d in enumerate(data) if n * 5 // len(data) != fold], common, own)
        scores = right_first([d for n, d in enumerate(data) if n * 5 // len(data) == fold], weights)
        good += sum(right for right, _ in scores.values())
    return good / len(data)


def main() -> None:
    """Fit, write and print how often the right party comes first in training and in dev."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--validate", action="store_true", help="compare strengths on five folds of train")
    options = parser.parse_args()
    gold = options.shared / "corpus" / "gold.jsonl"
    train = list(samples(gold, "train"))
    if options.validate:
        for common, own in ((0.5, 4.0), (2.0, 4.0), (2.0, 12.0), (5.0, 12.0), (5.0, 40.0), (12.0, 40.0)):
            print(
                f"held by {common}, {own}: {validated(train, common, own):.4f} of the left-out fifths right"
            )
    weights = fit(train)
    lines = [
        "# Fitted by training/actors/fit_salience.py on the training split of the gold corpus; do not edit."
    ]
    for kind, weight in weights.items():
        lines += ["", f"[{kind}]", *(f"{f} = {w:.3f}" for f, w in zip(FEATURES, weight, strict=True))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for split, data in (("train", train), ("dev", list(samples(gold, "dev")))):
        scores = right_first(data, weights)
        total = sum(right for right, _ in scores.values()), sum(n for _, n in scores.values())
        print(f"{split}: right first {total[0]} of {total[1]}; of known candidates, by kind {scores}")


if __name__ == "__main__":
    main()
