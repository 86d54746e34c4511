"""The ranker: candidates from a cheap first stage, put in order by boosted trees (LambdaMART).

Trees: LightGBM (Ke et al., 2017) with the lambdarank objective (Burges, 2010), learned on questions about
the last steps of the past, each answered from what lay before it. Entities that are no candidates follow
behind in the order of the first stage.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np
import numpy.typing as npt

from dragoman.errors import InputError
from dragoman.forecast.links._context import Context, Lore, Pairs
from dragoman.forecast.links._first_stage import Block, FirstStage
from dragoman.forecast.links._history import Floats, Ints
from dragoman.forecast.links._layout import Quads
from dragoman.forecast.links._protocol import ROWS, Queries, Steps, ask
from dragoman.forecast.links.features import GROUPS

if TYPE_CHECKING:
    import lightgbm

CANDIDATES: Final = 120
LEARNED_FROM: Final = 80
"""Candidates of a question that the trees are grown on: the best by the first stage."""
QUESTIONS: Final = 8_000
"""Questions that the trees are grown on, from the last steps of the past."""
TREES: Final = 120
COARSE_TREES: Final = 30
REFINED: Final = 50
"""Candidates that all trees judge; the first trees alone order the rest."""
PARAMETERS: Final[dict[str, Any]] = {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 30,
    "label_gain": [0, 1],
    "learning_rate": 0.1,
    "num_leaves": 31,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


class Ranker:
    """Boosted trees over the feature groups; `without` leaves groups out, to see what they are worth.

    `threads` is LightGBM's number of threads; 0 leaves it to OpenMP (OMP_NUM_THREADS, else every core).
    """

    name = "ranker"

    def __init__(
        self, names: Sequence[str], *, seed: int = 0, without: Sequence[str] = (), threads: int = 0
    ) -> None:
        self._names = names
        self._seed = seed
        self._groups = [group for name, group in GROUPS.items() if name not in without]
        self._threads = threads
        self._lore: Lore | None = None
        self._trees: lightgbm.Booster | None = None

    def fit(self, past: Quads, entities: int, relations: int, horizon: int, protocol: Steps) -> Self:
        """Grow the trees on the last steps of the past, at most `horizon` of them."""
        import lightgbm  # noqa: PLC0415  loads slowly

        if entities != len(self._names):
            raise ValueError(f"{entities} entities, {len(self._names)} names")
        first = _first_step(past, horizon, protocol)
        before, recent = past[past[:, 3] < first], past[past[:, 3] >= first]
        if not len(before):
            raise InputError(
                "there is too little history to learn from", remedy="Add earlier events to train.txt."
            )
        self._lore = Lore.learn(before, self._names, 2 * relations)
        task = ask(recent, relations, protocol)
        asked = _some(len(task.queries), self._seed)
        answers = np.unique(task.query * entities + task.answer)
        columns, labels, sizes = [], [], []
        names: list[str] = []
        for rows, pairs, _ in self._candidates(task.queries.rows(asked), past):
            right = np.isin(asked[rows][pairs.query] * entities + pairs.entity, answers)
            kept = _worth_learning(pairs, right)
            names, matrix = self._matrix(pairs)
            columns.append(matrix[kept])
            labels.append(right[kept])
            sizes.append(np.unique(pairs.query[kept], return_counts=True)[1])
        data = lightgbm.Dataset(
            np.concatenate(columns),
            np.concatenate(labels).astype(np.int32),
            group=np.concatenate(sizes),
            feature_name=[name.replace(" ", "_") for name in names],
            params={"max_bin": PARAMETERS["max_bin"]},
        )
        columns.clear()
        parameters = {**PARAMETERS, "seed": self._seed, "num_threads": self._threads}
        self._trees = lightgbm.train(parameters, data, TREES)
        return self

    def predict(self, queries: Queries, known: Quads) -> Iterator[Floats]:
        """Yield scores of every entity: candidates by the trees, the others after them by the first stage."""
        for _, pairs, block in self._candidates(queries, known):
            _, matrix = self._matrix(pairs)
            scores = self._judge(matrix, pairs.width)
            rest = block.total - (block.total.max() + 1)
            rest[pairs.query, pairs.entity] = scores - scores.min()
            yield rest

    def explain(self) -> dict[str, float]:
        """Return each feature's share of the gain over all trees."""
        trees = self._grown()
        gains = trees.feature_importance("gain")
        order = np.argsort(-gains)
        total = float(gains.sum()) or 1.0
        return {trees.feature_name()[i].replace("_", " "): float(gains[i]) / total for i in order}

    def _grown(self) -> "lightgbm.Booster":
        if self._trees is None:
            raise RuntimeError("fit the ranker first")
        return self._trees

    def _candidates(self, queries: Queries, known: Quads) -> Iterator[tuple[slice, Pairs, Block]]:
        """Yield the rows of a block of questions with one cut, their candidates and all first scores."""
        assert self._lore is not None  # noqa: S101  fit sets it
        context = Context(known, self._lore)
        stage = FirstStage(context, self._seed)
        for rows in _blocks(queries.cut):
            part = queries.rows(rows)
            block = stage.score(part)
            entities = block.best(CANDIDATES)
            width = entities.shape[1]
            query = np.repeat(np.arange(len(part)), width)
            yield rows, Pairs(context, part, query, entities.ravel(), width, block.of(entities)), block

    def _matrix(self, pairs: Pairs) -> tuple[list[str], Floats]:
        found: dict[str, Floats] = {}
        for group in self._groups:
            found.update(group(pairs))
        return list(found), np.stack(list(found.values()), axis=1).astype(np.float32)

    def _judge(self, matrix: Floats, width: int) -> Floats:
        """Score candidates with the first trees, and the best of them with all."""
        trees = self._grown()
        coarse = np.asarray(
            trees.predict(matrix, num_iteration=COARSE_TREES, num_threads=self._threads), np.float32
        )
        if width <= REFINED:
            return np.asarray(trees.predict(matrix, num_threads=self._threads), np.float32)
        by_question = coarse.reshape(-1, width)
        best = np.argpartition(-by_question, REFINED, axis=1)[:, :REFINED]
        chosen = (np.arange(len(by_question))[:, None] * width + best).ravel()
        fine = np.asarray(trees.predict(matrix[chosen], num_threads=self._threads), np.float32)
        scores: Floats = coarse - (coarse.max() + 1)
        scores[chosen] = fine - fine.min()
        return scores


def _first_step(past: Quads, horizon: int, protocol: Steps) -> int:
    """Return the first step learned from: the last `horizon`, or fewer where those hold enough questions."""
    last = int(past[:, 3].max())
    if protocol == "multi-step":
        return last - horizon + 1
    per_step = np.bincount(past[:, 3], minlength=last + 1)[::-1].cumsum() * 2
    enough = int(np.searchsorted(per_step, QUESTIONS)) + 1
    return last - min(horizon, enough) + 1


def _some(questions: int, seed: int) -> Ints:
    """Return the rows of at most `QUESTIONS` questions, in order."""
    if questions <= QUESTIONS:
        return np.arange(questions)
    return np.sort(np.random.default_rng(seed).choice(questions, QUESTIONS, replace=False))


def _blocks(cut: Ints) -> Iterator[slice]:
    """Yield runs of at most `ROWS` questions that share a cut."""
    starts = np.flatnonzero(np.diff(cut, prepend=-1))
    for low, high in zip(starts, [*starts[1:], len(cut)], strict=True):
        for start in range(low, high, ROWS):
            yield slice(start, min(start + ROWS, high))


def _worth_learning(pairs: Pairs, right: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Keep the best candidates of each question that has an answer among them.

    An answer further down is not added to them: the trees would learn that whoever is far down is right.
    """
    by_question = -pairs.stage["first_stage"].reshape(-1, pairs.width)
    places = np.argsort(np.argsort(by_question, axis=1), axis=1)
    kept = places < LEARNED_FROM
    answered = np.logical_and(right.reshape(places.shape), kept).any(axis=1, keepdims=True)
    return np.logical_and(kept, answered).ravel()
