"""Which rows of a source the record holds already: digests only, 16 bytes a row.

They lie sorted in a few runs, each at least twice as long as the next, so that a look-up is quick and adding
a batch moves little: every digest is merged about as often as the number of batches can be halved.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.record import Writing

_HALVES: Final = (
    "SELECT ('0x' || left(digest, 16))::UBIGINT AS high, ('0x' || right(digest, 16))::UBIGINT AS low FROM {}"
)

_Numbers = npt.NDArray[np.uint64]


class _Run(NamedTuple):
    """Digests in their order, as the numbers that their halves are."""

    high: _Numbers
    low: _Numbers

    def holds(self, sought: "_Run") -> npt.NDArray[np.bool_]:
        """Say of each digest sought whether it is here."""
        found = np.zeros(len(sought.high), dtype=bool)
        at = np.searchsorted(self.high, sought.high)
        left = np.arange(len(at))
        while len(left := left[at[left] < len(self.high)]):
            left = left[self.high[at[left]] == sought.high[left]]
            found[left] |= self.low[at[left]] == sought.low[left]
            left = left[~found[left]]
            at[left] += 1  # another digest with the same first half
        return found


class Seen:
    """The digests of a source's rows that the record holds."""

    def __init__(self, source: str) -> None:
        self._table = f"imported_{source}"
        self._upto: int | None = None
        self._runs: list[_Run] = []

    def refresh(self, writing: Writing) -> None:
        """Take in what others have written since; the caller holds the record."""
        if self._upto == writing.batch - 1:
            return
        with writing.snapshot() as snapshot:
            held = snapshot.table(_HALVES.format(self._table))
        self._runs = [_sorted(held["high"].to_numpy(), held["low"].to_numpy())]
        self._upto = writing.batch - 1

    def new(self, marks: pa.Table) -> pa.Table:
        """Return those of the rows (line, key, digest) that are not held; of several alike, the first."""
        digests = _halves(marks["digest"])
        order = np.lexsort((marks["line"].to_numpy(), digests.low, digests.high))
        run = _Run(digests.high[order], digests.low[order])
        new = np.ones(len(order), dtype=bool)
        new[1:] = (run.high[1:] != run.high[:-1]) | (run.low[1:] != run.low[:-1])
        for held in self._runs:
            new[new] = ~held.holds(_Run(run.high[new], run.low[new]))
        kept = np.zeros(len(order), dtype=bool)
        kept[order[new]] = True
        return marks.filter(pa.array(kept))

    def add(self, new: pa.Table, batch: int) -> None:
        """Remember rows that were written as a batch."""
        self._runs.append(_sorted(*_halves(new["digest"])))
        while len(self._runs) > 1 and len(self._runs[-2].high) < 2 * len(self._runs[-1].high):
            last, before = self._runs.pop(), self._runs.pop()
            self._runs.append(
                _sorted(np.concatenate((before.high, last.high)), np.concatenate((before.low, last.low)))
            )
        self._upto = batch


def _halves(digests: pa.ChunkedArray) -> _Run:
    """Return digests of 32 hexadecimal digits as numbers, in their own order."""
    one = pa.ListArray.from_arrays([0, len(digests)], digests.combine_chunks())
    digits = bytes.fromhex(pc.binary_join(one, "")[0].as_py())
    pairs = np.frombuffer(digits, dtype=">u8").reshape(-1, 2).astype(np.uint64)
    return _Run(pairs[:, 0].copy(), pairs[:, 1].copy())


def _sorted(high: _Numbers, low: _Numbers) -> _Run:
    """Return digests in the order of their first halves."""
    order = np.argsort(high, kind="stable")  # quick where two runs follow one another
    return _Run(high[order], low[order])
