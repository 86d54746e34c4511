"""Tries whether the coder's encoder tells better than letters how alike two wordings are.

Each mention's sentence goes through the encoder that ships; its vector is the mean of the states of its
words, or of those of its trigger, less the mean of all mentions. The likeness of two is the cosine. Each
is put beside the features of `dragoman.merging._evidence`, or in the place of the likeness by letters,
and the pairs of even years are judged as in `fit_merging.py`: each fifth by weights fitted on the
others, with the best threshold. The folds are drawn ten times, so that a difference can be told from
chance. The pairs of odd years are not looked at.

    python training/merging_wording.py
"""

from collections.abc import Iterable, Sequence
from importlib import resources

import numpy as np

import fit_merging
from dragoman.coding.model.network import Network
from dragoman.merging import Mention
from dragoman.merging._evidence import NAMES, evidence
from merging_pairs import mentions, pairs

DRAWS = 10
Vectors = dict[str, tuple[np.ndarray, np.ndarray]]


def vectors(network: Network, told: Iterable[Mention]) -> Vectors:
    """Return the vector of the sentence and that of the trigger of each mention, centred, of length 1."""
    known = list(told)
    found = []
    for mention, seen in zip(known, network.see([(m.sentence, "") for m in known]), strict=True):
        words = np.array([seen.state[first] for first in seen.tokens.firsts])
        at = mention.sentence.find(mention.trigger)
        # Where the trigger is too far back to be read, the whole sentence stands for it.
        inside = [
            n
            for n, (start, end) in enumerate(seen.tokens.words)
            if at <= start and end <= at + len(mention.trigger)
        ]
        found.append((words.mean(axis=0), words[inside or slice(None)].mean(axis=0)))
    whole, triggers = (_centred(np.array(side)) for side in zip(*found, strict=True))
    return {m.key: (a, b) for m, a, b in zip(known, whole, triggers, strict=True)}


def _centred(rows: np.ndarray) -> np.ndarray:
    rows = rows - rows.mean(axis=0)
    lengths: np.ndarray = np.linalg.norm(rows, axis=1, keepdims=True)
    centred: np.ndarray = rows / np.maximum(lengths, 1e-9)
    return centred


def best_f1(x: np.ndarray, y: np.ndarray, lost: int, draw: int, signs: Sequence[int]) -> float:
    """Return the F1 of held-out judgements at the best threshold."""
    fold = np.random.default_rng(draw).permutation(len(y)) % fit_merging.FOLDS
    held_out = np.zeros(len(y))
    for number in range(fit_merging.FOLDS):
        weights = fit_merging.fit(x[fold != number], y[fold != number], signs)
        held_out[fold == number] = fit_merging.judged(weights, x[fold == number])
    return max(fit_merging.f1(held_out >= t, y, lost) for t in np.arange(0.15, 0.9, 0.05))


def main() -> None:
    """Print a row for each way of telling how alike two wordings are."""
    known = mentions()
    judged = [pair for pair in pairs() if pair.tuning and pair.same is not None]
    found = [(pair, evidence(known[pair.one], known[pair.other])) for pair in judged]
    linked = [(pair, e) for pair, e in found if e is not None]
    lost = sum(bool(pair.same) for pair, e in found if e is None)
    x, y = np.array([e.values() for _, e in linked]), np.array([float(bool(p.same)) for p, _ in linked])
    named = {key: known[key] for pair, _ in linked for key in (pair.one, pair.other)}
    with resources.as_file(resources.files("dragoman.coding.model") / "data") as folder:
        vector = vectors(Network.load(folder), named.values())
    cosines = np.array(
        [[a @ b for a, b in zip(vector[p.one], vector[p.other], strict=True)] for p, _ in linked]
    )
    cosines = np.maximum(cosines, 0)
    signs = [fit_merging.SIGNS[name] for name in NAMES]
    letters = NAMES.index("wording")
    without, few = np.delete(x, letters, axis=1), [s for n, s in enumerate(signs) if n != letters]
    sentence, trigger = cosines[:, :1], cosines[:, 1:]
    ways: dict[str, tuple[np.ndarray, list[int]]] = {
        "letters": (x, signs),
        "none": (without, few),
        "encoder, sentence": (np.hstack([without, sentence]), [*few, 1]),
        "encoder, trigger": (np.hstack([without, trigger]), [*few, 1]),
        "letters and encoder, sentence": (np.hstack([x, sentence]), [*signs, 1]),
        "letters and encoder, trigger": (np.hstack([x, trigger]), [*signs, 1]),
    }
    print(f"{len(y)} pairs, {int(y.sum())} of one act; {DRAWS} draws of {fit_merging.FOLDS} folds\n")
    print("| likeness | F1, mean of the draws | beside letters | better in |\n|---|---|---|---|")
    base = np.zeros(DRAWS)
    for name, (columns, held) in ways.items():
        scores = np.array([best_f1(columns, y, lost, draw, held) for draw in range(DRAWS)])
        base = scores if name == "letters" else base
        better = int((scores > base).sum())
        print(
            f"| {name} | {scores.mean():.3f} | {(scores - base).mean():+.3f} | {better} of {DRAWS} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
