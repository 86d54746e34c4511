"""How often each entity was the object of a relation, as it stood at each question's cut."""

from collections.abc import Iterator
from typing import Self

import numpy as np
import numpy.typing as npt

from dragoman.forecast.links._layout import Quads
from dragoman.forecast.links._protocol import ROWS, Queries, Steps, with_inverses


class Popularity:
    """Counts (relation × entity) that move forward with the questions, which come in time order."""

    def __init__(self, quads: Quads, entities: int, relations: int) -> None:
        self._quads = quads[np.argsort(quads[:, 3], kind="stable")]
        self._counts = np.zeros((relations, entities), np.float32)
        self._totals = np.zeros(relations, np.float32)
        self._done = 0

    def shares(self, queries: Queries) -> npt.NDArray[np.float32]:
        """Return each entity's share of the relation's events before the cut (questions × entities)."""
        block = np.empty((len(queries), self._counts.shape[1]), np.float32)
        cuts, first = np.unique(queries.cut, return_index=True)
        for cut, low, high in zip(cuts, first, [*first[1:], len(queries)], strict=True):
            self._advance(int(cut))
            np.take(self._counts, queries.relation[low:high], axis=0, out=block[low:high])
            block[low:high] /= np.maximum(self._totals[queries.relation[low:high]], 1)[:, None]
        return block

    def _advance(self, cut: int) -> None:
        stop = int(np.searchsorted(self._quads[:, 3], cut))
        if stop < self._done:
            raise ValueError("questions must come in time order")
        new = self._quads[self._done : stop]
        np.add.at(self._counts, (new[:, 1], new[:, 2]), 1)
        self._totals += np.bincount(new[:, 1], minlength=len(self._totals))
        self._done = stop


class Climatology:
    """The plainest baseline: an entity's share of the relation's past, whoever asks."""

    name = "climatology"

    def __init__(self) -> None:
        self._entities = self._relations = 0

    def fit(self, past: Quads, entities: int, relations: int, horizon: int, protocol: Steps) -> Self:  # noqa: ARG002
        """Learn nothing but the sizes."""
        self._entities, self._relations = entities, relations
        return self

    def predict(self, queries: Queries, known: Quads) -> Iterator[npt.NDArray[np.float32]]:
        """Yield the shares of every entity."""
        quads = with_inverses(known, self._relations)
        popularity = Popularity(quads, self._entities, 2 * self._relations)
        for start in range(0, len(queries), ROWS):
            yield popularity.shares(queries.rows(slice(start, start + ROWS)))

    def explain(self) -> dict[str, float]:
        """Return that the share of the past is all there is."""
        return {"share of the relation's past": 1.0}
