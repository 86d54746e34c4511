"""The recurrency baseline: what happened before happens again, the more so the more recent.

Gastinger et al., "History repeats itself: a baseline for temporal knowledge graph forecasting" (IJCAI 2024).
An answer's score is alpha * psi + (1 - alpha) * xi, with psi the decayed recurrence of the very same triple
and xi the share of the relation's past events that had this object. Decay and alpha are chosen per relation
on the last steps of the past.
"""

from collections.abc import Callable, Iterator
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from dragoman.forecast.links._history import History, Ints
from dragoman.forecast.links._layout import Quads
from dragoman.forecast.links._popularity import Popularity
from dragoman.forecast.links._protocol import ROWS, Queries, Steps, Task, ask, ranks, with_inverses

Floats = npt.NDArray[np.float64]

DECAYS: Final = (0.0, 0.0001, 0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 0.9, 1.0001)
ALPHAS: Final = (0.0, 0.00001, 0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999)
DECAY: Final = 0.1
ALPHA: Final = 0.999
TUNED: Final = 100
"""Questions of a relation that its decay and alpha are chosen on, at most."""


class Recurrency:
    """The published baseline, with decay and alpha per relation."""

    name = "recurrency"

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
        self._entities = self._relations = 0
        self._decay = self._alpha = np.empty(0)

    def fit(self, past: Quads, entities: int, relations: int, horizon: int, protocol: Steps) -> Self:
        """Choose decay and alpha of each relation on the last `horizon` steps of the past."""
        self._entities, self._relations = entities, relations
        task = _sample(ask(past[past[:, 3] > past[:, 3].max() - horizon], relations, protocol), self._seed)
        self._decay = self._best(DECAYS, DECAY, task, lambda decay: self._among_seen(task, past, decay))
        # The decay first, with alpha near 1, then alpha with that decay, as published.
        self._alpha = self._best(ALPHAS, ALPHA, task, lambda alpha: self._among_all(task, past, alpha))
        return self

    def _best(
        self, grid: tuple[float, ...], default: float, task: Task, judge: Callable[[float], Floats]
    ) -> Floats:
        """Return the value of each relation with the largest sum of reciprocal ranks."""
        relation = task.queries.relation[task.query]
        chosen = np.full(2 * self._relations, default)
        best = np.zeros(2 * self._relations)
        for value in grid:
            total = np.bincount(relation, judge(value), 2 * self._relations)
            better = total > best
            best[better], chosen[better] = total[better], value
        return chosen

    def _among_all(self, task: Task, past: Quads, alpha: float) -> Floats:
        self._alpha = np.full(2 * self._relations, alpha)
        return 1 / ranks(self.predict(task.queries, past), task)

    def _among_seen(self, task: Task, past: Quads, decay: float) -> Floats:
        """Return reciprocal ranks among the objects seen with subject and relation, 0 for other answers."""
        history, objects = self._history(past)
        rows, at = history.between(self._key(task.queries.subject, task.queries.relation), task.queries.cut)
        pairs, inverse = np.unique(rows * self._entities + objects[at], return_inverse=True)
        weight = np.exp2(decay * (history.times[at] - task.queries.day[rows]))
        _, level = np.unique(np.bincount(inverse, weight, len(pairs)), return_inverse=True)
        top = len(pairs) + 1
        worth = pairs // self._entities * top + top - level  # in order of question, then from the best down
        answers = task.query * self._entities + task.answer
        rivals = np.sort(worth[~np.isin(pairs, answers)])
        place = np.minimum(np.searchsorted(pairs, answers), len(pairs) - 1)
        seen = pairs[place] == answers
        above = np.searchsorted(rivals, worth[place]) - np.searchsorted(rivals, task.query * top)
        ties = np.searchsorted(rivals, worth[place], side="right") - np.searchsorted(rivals, worth[place])
        return np.where(seen, 1 / (1 + np.where(seen, above + ties / 2, 0)), 0)

    def predict(self, queries: Queries, known: Quads) -> Iterator[npt.NDArray[np.float32]]:
        """Yield alpha * psi + (1 - alpha) * xi for every entity."""
        history, objects = self._history(known)
        popularity = Popularity(with_inverses(known, self._relations), self._entities, 2 * self._relations)
        for start in range(0, len(queries), ROWS):
            part = queries.rows(slice(start, start + ROWS))
            alpha = self._alpha[part.relation][:, None]
            block = popularity.shares(part)
            block *= (1 - alpha).astype(np.float32)
            rows, at = history.between(self._key(part.subject, part.relation), part.cut)
            decay = self._decay[part.relation[rows]]
            weight = np.exp2(decay * (history.times[at] - part.day[rows]))
            np.add.at(block, (rows, objects[at]), (alpha[rows, 0] * weight).astype(np.float32))
            yield block

    def explain(self) -> dict[str, float]:
        """Return the median decay and alpha over the relations."""
        return {"decay": float(np.median(self._decay)), "alpha": float(np.median(self._alpha))}

    def _history(self, known: Quads) -> tuple[History, Ints]:
        """Return the events by subject and relation, and the object of each."""
        quads = with_inverses(known, self._relations)
        history = History(self._key(quads[:, 0], quads[:, 1]), quads[:, 3])
        return history, quads[history.order, 2]

    def _key(self, subject: Ints, relation: Ints) -> Ints:
        return subject * (2 * self._relations) + relation


def _sample(task: Task, seed: int) -> Task:
    """Keep at most `TUNED` questions of each relation."""
    order = np.random.default_rng(seed).permutation(len(task.queries))
    relation = task.queries.relation[order]
    by_relation = np.argsort(relation, kind="stable")
    sorted_relation = relation[by_relation]
    first = np.searchsorted(sorted_relation, sorted_relation)
    kept = np.sort(order[by_relation[np.arange(len(order)) - first < TUNED]])
    position = np.full(len(task.queries), -1)
    position[kept] = np.arange(len(kept))
    wanted = position[task.query] >= 0
    return Task(task.queries.rows(kept), position[task.query[wanted]], task.answer[wanted])
