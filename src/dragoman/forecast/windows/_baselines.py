"""What a window model must beat: climatology of the pair, shrunk to that of the group; and persistence."""

from typing import Final, Self

import numpy as np

from dragoman.forecast.scores import brier
from dragoman.forecast.windows._panel import Cells, Floats, Panel

STRENGTHS: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
_TUNED_FROM: Final = 24


class ShrunkClimatology:
    """The share of the pair's windows so far that had an act, drawn to that of all pairs.

    It goes on learning with every window, held-out ones included, as a forecaster would.
    """

    name = "shrunk climatology"

    def __init__(self, strength: float = 8.0) -> None:
        self.strength = strength

    def fit(self, panel: Panel, until: int) -> Self:
        """Choose how many windows the group weighs like, on windows before `until`."""
        cells = panel.cells(_TUNED_FROM, until)
        happened = panel.happened(cells)
        scores = {s: brier(ShrunkClimatology(s).predict(panel, cells), happened) for s in STRENGTHS}
        self.strength = min(scores, key=scores.__getitem__)
        return self

    def predict(self, panel: Panel, cells: Cells) -> Floats:
        """Return the probability of an act, from the windows before each cell's."""
        had = np.cumsum(panel.counts > 0, axis=2)
        before = had[cells.pair, cells.group, cells.window - 1]
        of_group = had.sum(axis=0)[cells.group, cells.window - 1] / (len(panel.pairs) * cells.window)
        shrunk: Floats = (before + self.strength * of_group) / (cells.window + self.strength)
        return shrunk

    def explain(self) -> dict[str, float]:
        """Return the windows that the group weighs like."""
        return {"strength of the group": self.strength}


class WindowPersistence:
    """The share that had an act again, or now, among cells that did, or did not, in the window before."""

    name = "persistence"

    def __init__(self) -> None:
        self._again = np.zeros((0, 2))

    def fit(self, panel: Panel, until: int) -> Self:
        """Count how often acts are followed by acts, and none by some, in each group."""
        cells = panel.cells(1, until)
        happened, quiet = panel.happened(cells), panel.onset(cells)
        self._again = np.array(
            [
                [_share(happened[(cells.group == g) & (quiet == state)]) for state in (False, True)]
                for g in range(len(panel.groups))
            ]
        )
        return self

    def predict(self, panel: Panel, cells: Cells) -> Floats:
        """Return the share for the state of the window before."""
        shares: Floats = self._again[cells.group, panel.onset(cells).astype(int)]
        return shares

    def explain(self) -> dict[str, float]:
        """Return the mean shares after an act and after none."""
        return {
            "after an act": float(self._again[:, 0].mean()),
            "after none": float(self._again[:, 1].mean()),
        }


def _share(happened: Floats) -> float:
    """Return the share that happened, drawn to a half by two windows, so that none is no certainty."""
    return float((happened.sum() + 1) / (len(happened) + 2))
