"""The baseline of persistence: the last partner of subject and relation is the next one."""

from collections.abc import Iterator
from typing import Self

import numpy as np
import numpy.typing as npt

from dragoman.forecast.links._history import History
from dragoman.forecast.links._layout import Quads
from dragoman.forecast.links._protocol import ROWS, Queries, Steps, with_inverses


class Persistence:
    """Scores an entity by how lately it was the object of the same subject and relation."""

    name = "persistence"

    def __init__(self) -> None:
        self._entities = self._relations = 0

    def fit(self, past: Quads, entities: int, relations: int, horizon: int, protocol: Steps) -> Self:  # noqa: ARG002
        """Learn nothing but the sizes."""
        self._entities, self._relations = entities, 2 * relations
        return self

    def predict(self, queries: Queries, known: Quads) -> Iterator[npt.NDArray[np.float32]]:
        """Yield 1 / age of the last time, 0 for what never was."""
        quads = with_inverses(known, self._relations // 2)
        history = History(quads[:, 0] * self._relations + quads[:, 1], quads[:, 3])
        objects = quads[history.order, 2]
        for start in range(0, len(queries), ROWS):
            part = queries.rows(slice(start, start + ROWS))
            block = np.zeros((len(part), self._entities), np.float32)
            rows, at = history.between(part.subject * self._relations + part.relation, part.cut)
            latest = 1 / (part.day[rows] - history.times[at])
            np.maximum.at(block, (rows, objects[at]), latest.astype(np.float32))
            yield block

    def explain(self) -> dict[str, float]:
        """Return that the last time is all there is."""
        return {"age of the last time": 1.0}
