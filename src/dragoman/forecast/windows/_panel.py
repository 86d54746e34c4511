"""Acts of pairs counted in windows of equal length, by quad class: what window models learn from."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from dragoman.forecast.events import EventTable
from dragoman.ontology import quad_of, quads

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LENGTH: Final = 30
"""Days in a window."""
ENOUGH: Final = 30
"""Acts that a pair needs before the held-out windows to be asked about."""


@dataclass(frozen=True)
class Cells:
    """Questions: does the pair have an act of the group in the window? Positions in the panel."""

    pair: Ints
    group: Ints
    window: Ints


@dataclass(frozen=True)
class Panel:
    """Acts with their pairs (actor, recipient), groups (quad classes) and windows; days count from 0."""

    actor: Ints
    recipient: Ints
    group: Ints
    day: Ints
    pairs: npt.NDArray[np.int64]
    windows: int
    parties: int
    groups: tuple[str, ...]

    @classmethod
    def of(cls, events: EventTable, held_out: int, enough: int = ENOUGH) -> "Panel":
        """Cut the days into windows, and choose the pairs with `enough` acts before the last `held_out`."""
        day = events.day - events.day.min()
        windows = int(day.max() + 1) // LENGTH
        whole = day < windows * LENGTH
        names = tuple(quads())
        group = np.array([names.index(quad_of(name)) for name in events.types])[events.type]
        key = events.actor * len(events.parties) + events.recipient
        seen, number = np.unique(key[day < (windows - held_out) * LENGTH], return_counts=True)
        chosen = seen[number >= enough]
        pairs = np.stack(np.divmod(chosen, len(events.parties)), axis=1)
        columns = (events.actor[whole], events.recipient[whole], group[whole], day[whole])
        return cls(*columns, pairs, windows, len(events.parties), names)

    @cached_property
    def counts(self) -> npt.NDArray[np.float32]:
        """Acts of each pair, group and window."""
        found = np.zeros((len(self.pairs), len(self.groups), self.windows), np.float32)
        chosen = self.pairs[:, 0] * self.parties + self.pairs[:, 1]
        key = self.actor * self.parties + self.recipient
        at = np.minimum(np.searchsorted(chosen, key), len(chosen) - 1)
        ours = chosen[at] == key
        np.add.at(found, (at[ours], self.group[ours], self.day[ours] // LENGTH), 1)
        return found

    def cells(self, first: int, last: int) -> Cells:
        """Return the questions of windows first..last (end excluded)."""
        shape = (len(self.pairs), len(self.groups), last - first)
        pair, group, window = (axis.ravel() for axis in np.indices(shape))
        return Cells(pair, group, window + first)

    def happened(self, cells: Cells) -> Floats:
        """Return 1 where there was an act, else 0."""
        return (self.counts[cells.pair, cells.group, cells.window] > 0).astype(float)

    def onset(self, cells: Cells) -> npt.NDArray[np.bool_]:
        """Return where the window before had no act."""
        return np.asarray(self.counts[cells.pair, cells.group, cells.window - 1] == 0)
