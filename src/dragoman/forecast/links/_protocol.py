"""The ranking task and its scores, as the literature counts them, without its usual mistakes.

Every quadruple asks twice: (subject, relation, ?) and, through the inverse relation, (?, relation, object).
Other true answers of the same day are left out of the ranking (the time-aware filter), and an answer that
ties with others gets the mean of the ranks they share.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, Protocol, Self

import numpy as np
import numpy.typing as npt

from dragoman.forecast.links._history import Ints
from dragoman.forecast.links._layout import Quads

Steps = Literal["single-step", "multi-step"]
PROTOCOLS: Final[tuple[Steps, ...]] = ("single-step", "multi-step")
ROWS: Final = 256
"""Questions scored at a time: what bounds the memory of a run."""


@dataclass(frozen=True)
class Queries:
    """Distinct questions (subject, relation, ?, day), in time order; what is known ends before `cut`.

    Single-step: the cut is the day itself. Multi-step: the first day of the split, for all.
    """

    subject: Ints
    relation: Ints
    day: Ints
    cut: Ints

    def __len__(self) -> int:
        return len(self.subject)

    def rows(self, which: slice | Ints) -> "Queries":
        """Return some of the questions."""
        return Queries(self.subject[which], self.relation[which], self.day[which], self.cut[which])


@dataclass(frozen=True)
class Task:
    """Questions with their true answers: `query` is the row of the question of each answer."""

    queries: Queries
    query: Ints
    answer: Ints


class LinkModel(Protocol):
    """What a model of the benchmark offers: it learns from the past and scores every entity."""

    name: str

    def fit(self, past: Quads, entities: int, relations: int, horizon: int, protocol: Steps) -> Self:
        """Learn from quadruples; `horizon` is the number of steps that will be asked for."""
        ...

    def predict(self, queries: Queries, known: Quads) -> Iterator[npt.NDArray[np.float32]]:
        """Yield scores (questions × entities) in order; of `known`, only what lies before each cut counts."""
        ...

    def explain(self) -> dict[str, float]:
        """Return what the model leans on, name and weight, the heaviest first."""
        ...


@dataclass(frozen=True)
class RankScores:
    """Mean reciprocal rank and the shares of answers among the first 1, 3 and 10, as fractions."""

    mrr: float
    hits1: float
    hits3: float
    hits10: float


def with_inverses(quads: Quads, relations: int) -> Quads:
    """Return the quadruples and their inverses; the inverse of relation r is r + `relations`."""
    inverse = quads[:, [2, 1, 0, 3]].copy()
    inverse[:, 1] += relations
    return np.concatenate([quads, inverse])


def ask(quads: Quads, relations: int, protocol: Steps) -> Task:
    """Return the questions of a split in both directions, each once, with its answers."""
    both = np.unique(with_inverses(quads, relations)[:, [3, 0, 1, 2]], axis=0)
    day, subject, relation, answer = both.T
    changed = (np.diff(both[:, :3], axis=0) != 0).any(axis=1)
    query = np.concatenate([[0], np.cumsum(changed)])
    first = np.concatenate([[0], np.flatnonzero(changed) + 1])
    cut = day[first] if protocol == "single-step" else np.full(len(first), day.min())
    return Task(Queries(subject[first], relation[first], day[first], cut), query, answer)


def ranks(scores: Iterator[npt.NDArray[np.float32]], task: Task) -> npt.NDArray[np.float64]:
    """Return the filtered rank of each answer, ties at their mean; the blocks are used up."""
    found = np.empty(len(task.answer))
    begin = 0
    for block in scores:
        low, high = np.searchsorted(task.query, [begin, begin + len(block)])
        rows, answers = task.query[low:high] - begin, task.answer[low:high]
        found[low:high] = _block_ranks(block, rows, answers)
        begin += len(block)
    if begin != len(task.queries):
        raise ValueError(f"{begin} questions were scored, not {len(task.queries)}")
    return found


def _block_ranks(block: npt.NDArray[np.float32], rows: Ints, answers: Ints) -> npt.NDArray[np.float64]:
    true = block[rows, answers].copy()
    block[rows, answers] = -np.inf  # the filter: no answer competes with another of its question
    result = np.empty(len(rows))
    for i, (row, score) in enumerate(zip(rows, true, strict=True)):
        line = block[row]
        above = np.count_nonzero(line > score)
        result[i] = 1 + above + (np.count_nonzero(line >= score) - above) / 2
    return result


def summarise(found: npt.NDArray[np.float64]) -> RankScores:
    """Return the scores of all ranks."""
    return RankScores(
        mrr=float((1 / found).mean()),
        hits1=float((found <= 1).mean()),
        hits3=float((found <= 3).mean()),
        hits10=float((found <= 10).mean()),
    )
