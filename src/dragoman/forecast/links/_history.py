"""What happened before a moment, looked up by key: how often, how long ago, and with what decay.

Events are sorted by key and time once. A question (key, cut) is answered from the last event of that key
with time < cut, so nothing on or after the cut can reach a feature, whatever the order of the questions.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

NEVER = 10_000.0
"""Age given to what has not happened before."""


@dataclass(frozen=True)
class Past:
    """Answers to questions (key, cut, now), one each: `at` is the last event before the cut, or -1."""

    history: "History"
    at: Ints
    now: Ints

    @property
    def count(self) -> Floats:
        """How many events came before."""
        counts = self.history.number[self.at] + 1
        return np.where(self.at >= 0, counts, 0).astype(np.float32)

    @cached_property
    def age(self) -> Floats:
        """Steps since the last one; `NEVER` where there is none."""
        ages = (self.now - self.history.times[self.at]).astype(np.float32)
        ages[self.at < 0] = NEVER
        return ages

    def decayed(self, half_life: float) -> Floats:
        """Return the sum over earlier events of 2^(-age / half-life)."""
        found: Floats = np.exp2(self.age * np.float32(-1 / half_life))
        found *= self.history.sums(half_life)[self.at]
        found[self.at < 0] = 0
        return found


class History:
    """Events of one family of keys, such as subject and object."""

    def __init__(self, keys: Ints, times: Ints, weights: npt.NDArray[np.float64] | None = None) -> None:
        """Sort the events; `times` are not negative, `weights` are 1 unless given."""
        self.span = int(times.max(initial=0)) + 2
        order = np.argsort(keys * self.span + times, kind="stable")
        self.keys, self.times = keys[order], times[order]
        self._composite = self.keys * self.span + self.times
        fresh = np.concatenate([[True], self.keys[1:] != self.keys[:-1]]) if len(keys) else np.empty(0, bool)
        self.start = np.flatnonzero(fresh)
        self.number = np.arange(len(keys)) - np.repeat(
            self.start, np.diff(np.concatenate([self.start, [len(keys)]]))
        )
        self.order = order
        self._weights = None if weights is None else weights[order]
        self._sums: dict[float, Floats] = {}

    def ask(self, keys: Ints, cuts: Ints, now: Ints | None = None) -> Past:
        """Look up the last event of each key before its cut; ages are counted to `now`, else to the cut."""
        if not len(self.keys):
            raise ValueError("a history without events cannot be asked")
        return Past(self, self._last(keys, cuts), cuts if now is None else now)

    def _last(self, keys: Ints, cuts: Ints) -> Ints:
        # A cut after the last event asks for all events; it must not run into the next key.
        bounded = np.minimum(cuts, self.span - 1)
        at = np.searchsorted(self._composite, keys * self.span + bounded) - 1
        at[(at >= 0) & (self.keys[at] != keys)] = -1
        return at

    def between(self, keys: Ints, cuts: Ints, window: int | None = None) -> tuple[Ints, Ints]:
        """Return, for all questions in one run, the question's number and the position of each earlier event.

        `window` keeps events of the last steps before the cut only.
        """
        stop = np.searchsorted(self._composite, keys * self.span + np.minimum(cuts, self.span - 1))
        earliest = np.zeros_like(cuts) if window is None else np.clip(cuts - window, 0, self.span - 1)
        start = np.searchsorted(self._composite, keys * self.span + earliest)
        return ragged(start, np.maximum(stop, start))

    def sums(self, half_life: float) -> Floats:
        """Return, after each event, the decayed sum of its key so far."""
        if half_life not in self._sums:
            self._sums[half_life] = self._decay(half_life).astype(np.float32)
        return self._sums[half_life]

    def _decay(self, half_life: float) -> npt.NDArray[np.float64]:
        # S_i = S_(i-1) * 2^(-(t_i - t_(i-1)) / h) + w_i, all keys at once: the n-th events together.
        sums = np.ones(len(self.keys)) if self._weights is None else self._weights.copy()
        gaps = np.diff(self.times, prepend=0)
        by_number = np.argsort(self.number, kind="stable")
        bounds = np.searchsorted(self.number[by_number], np.arange(1, self.number.max(initial=0) + 2))
        for low, high in pairwise(bounds):
            rows = by_number[low:high]
            sums[rows] += sums[rows - 1] * np.exp2(-gaps[rows] / half_life)
        return sums


def ragged(start: Ints, stop: Ints) -> tuple[Ints, Ints]:
    """Return the row and the value of every whole number in the intervals start..stop of each row."""
    lengths = stop - start
    rows = np.repeat(np.arange(len(start)), lengths)
    offsets = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return rows, start[rows] + offsets
