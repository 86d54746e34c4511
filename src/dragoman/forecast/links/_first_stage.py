"""The first stage: a cheap score of every entity for every question, from which candidates are taken.

It adds up, over the whole vocabulary, what is decayed, factorised and two hops away, as of the question's
cut. The factorisations are randomised singular value decompositions (Halko, Martinsson and Tropp, 2011),
carried from day to day by a power iteration.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from dragoman.forecast.links._context import Context
from dragoman.forecast.links._history import Floats, Ints
from dragoman.forecast.links._protocol import Queries

if TYPE_CHECKING:
    import numpy.typing as npt

RANK: Final = 64
LONG: Final = 60.0
SHORT: Final = 3.0
SHORT_WINDOW: Final = 7
WEIGHTS: Final = {
    "exact": 1.0,
    "direct": 1.5,
    "share": 1.5,
    "svd": 0.5,
    "pair_svd": 1.0,
    "hops": 1.0,
    "recent_hops": 1.0,
    "active": 0.5,
    "same_place": 0.15,
}
SHOWN: Final = ("first_stage", "svd", "pair_svd", "hops", "recent_hops", "share")
"""Scores of the first stage that the ranker sees."""


class Part(NamedTuple):
    """One kind of score: the row of `scores` that holds each question's."""

    scores: Floats
    row: Ints


@dataclass(frozen=True)
class Block:
    """Scores (questions × entities) of one block of questions with one cut."""

    total: Floats
    parts: dict[str, Part]

    def best(self, width: int) -> Ints:
        """Return the entities with the highest totals (questions × width)."""
        width = min(width, self.total.shape[1])
        return np.argpartition(-self.total, width - 1, axis=1)[:, :width]

    def of(self, entities: Ints) -> dict[str, Floats]:
        """Return the shown scores of chosen entities, flat."""
        parts = {"first_stage": Part(self.total, np.arange(len(entities))), **self.parts}
        return {name: parts[name].scores[parts[name].row[:, None], entities].ravel() for name in SHOWN}


class FirstStage:
    """The state of the world as of a cut; it moves forward with the questions."""

    def __init__(self, context: Context, seed: int = 0) -> None:
        self._context = context
        subject, relation = context.quads[:, 0], context.quads[:, 1]
        self._rows, self._row = np.unique(subject * context.lore.relations + relation, return_inverse=True)
        entities = context.lore.entities
        start = np.random.default_rng(seed).standard_normal((entities, min(RANK, entities)))
        self._basis = np.linalg.qr(start.astype(np.float32))[0]
        self._pair_basis = self._basis.copy()
        self._cut: int | None = None

    def score(self, queries: Queries) -> Block:
        """Score every entity for questions that share one cut."""
        cut = int(queries.cut[0])
        if cut != self._cut:
            self._move(cut)
            self._cut = cut
        lore = self._context.lore
        key = queries.subject * lore.relations + queries.relation
        row = np.minimum(np.searchsorted(self._rows, key), len(self._rows) - 1)
        known = (self._rows[row] == key).astype(np.float32)[:, None]
        # What hangs on the subject alone is worked out once for all its questions in the block.
        subject, back = np.unique(queries.subject, return_inverse=True)
        direct = self._pairs[subject]
        hops, recent_hops = direct @ self._pairs, self._recent[subject] @ self._recent
        pair_svd = self._pair_factors[subject] @ self._pair_basis.T
        place = lore.place[subject][:, None]
        of_subject: Floats = np.sqrt(np.maximum(pair_svd, 0)) * np.float32(WEIGHTS["pair_svd"])
        of_subject += self._active
        of_subject += ((place == lore.place) & (place > 0)) * np.float32(WEIGHTS["same_place"])
        of_subject += (
            WEIGHTS["direct"] * direct.sqrt()
            + WEIGHTS["hops"] * hops.sqrt()
            + WEIGHTS["recent_hops"] * recent_hops.sqrt()
        ).toarray()
        svd = (self._row_factors[row] * known) @ self._basis.T
        total: Floats = of_subject[back]
        total += self._root_shares[queries.relation]
        total += np.maximum(svd, 0) * np.float32(WEIGHTS["svd"])
        exact = self._triples[row].multiply(known).tocoo()
        total[exact.row, exact.col] += WEIGHTS["exact"] * exact.data
        rows = np.arange(len(queries))
        parts = {
            "share": Part(self._shares, queries.relation),
            "svd": Part(svd, rows),
            "pair_svd": Part(pair_svd, back),
            "hops": Part(hops.toarray(), back),
            "recent_hops": Part(recent_hops.toarray(), back),
        }
        return Block(total, parts)

    def _move(self, cut: int) -> None:
        from scipy import sparse  # noqa: PLC0415  loads slowly

        lore, quads = self._context.lore, self._context.quads
        known = int(np.searchsorted(quads[:, 3], cut))
        subject, relation, object_, time = quads[:known].T
        age = cut - time
        long = np.exp2(-age / LONG).astype(np.float32)
        shape = (len(self._rows), lore.entities)
        self._triples = sparse.csr_matrix((long, (self._row[:known], object_)), shape=shape)
        self._triples.data = np.sqrt(self._triples.data)
        square = (lore.entities, lore.entities)
        pairs = sparse.csr_matrix((long, (subject, object_)), shape=square)
        pairs.data = np.log1p(pairs.data)
        self._pairs = _normalised(pairs)
        new = age <= SHORT_WINDOW
        short = np.exp2(-age[new] / SHORT).astype(np.float32)
        self._recent = _normalised(sparse.csr_matrix((short, (subject[new], object_[new])), shape=square))
        for _ in range(5 if self._cut is None else 2):
            self._basis = np.linalg.qr(self._triples.T @ (self._triples @ self._basis))[0]
            self._pair_basis = np.linalg.qr(self._pairs @ (self._pairs @ self._pair_basis))[0]
        self._row_factors = self._triples @ self._basis
        self._pair_factors = self._pairs @ self._pair_basis
        shares = np.zeros((lore.relations, lore.entities), np.float32)
        np.add.at(shares, (relation, object_), np.exp2(-age / 20.0).astype(np.float32))
        self._shares = shares / np.maximum(shares.sum(axis=1, keepdims=True), 1e-6)
        self._root_shares = np.sqrt(self._shares) * np.float32(WEIGHTS["share"])
        active = np.bincount(object_, np.exp2(-age / 5.0), lore.entities).astype(np.float32)
        self._active = np.sqrt(active / max(float(active.sum()), 1e-6)) * np.float32(WEIGHTS["active"])


def _normalised(matrix: Any) -> Any:
    """Divide a square sparse matrix by the roots of its row sums on both sides."""
    from scipy import sparse  # noqa: PLC0415  loads slowly

    sums: npt.NDArray[np.float32] = np.asarray(matrix.sum(axis=1)).ravel()
    scale = sparse.diags((1 / np.sqrt(sums + 0.5)).astype(np.float32))
    return (scale @ matrix @ scale).tocsr()
