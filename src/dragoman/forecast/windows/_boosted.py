"""Gradient-boosted probabilities of an act in a window, starting from the pair's climatology."""

from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

from dragoman.forecast.windows._baselines import ShrunkClimatology
from dragoman.forecast.windows._panel import Cells, Floats, Panel
from dragoman.forecast.windows._signs import columns_of

if TYPE_CHECKING:
    import lightgbm

WARM: Final = 24
"""Windows of history before the first one that is learned from."""
TUNED_ON: Final = 8
"""Last windows of the past, on which the number of trees is chosen."""
PARAMETERS: Final[dict[str, Any]] = {
    "objective": "binary",
    "learning_rate": 0.04,
    "num_leaves": 31,
    "min_data_in_leaf": 400,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 20.0,
    "max_bin": 127,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


class BoostedWindows:
    """Boosted trees (LightGBM) over the signs; `without` leaves groups of them out.

    `threads` is LightGBM's number of threads; 0 leaves it to OpenMP (OMP_NUM_THREADS, else every core).
    """

    name = "boosted"

    def __init__(self, seed: int = 0, without: tuple[str, ...] = (), threads: int = 0) -> None:
        self._seed, self._without = seed, without
        self._threads = threads
        self._base = ShrunkClimatology()
        self._trees: lightgbm.Booster | None = None

    def fit(self, panel: Panel, until: int) -> Self:
        """Learn on the windows before `until`; nothing later is looked at."""
        import lightgbm  # noqa: PLC0415  loads slowly

        self._base.fit(panel, until)
        learned, tuned = panel.cells(WARM, until - TUNED_ON), panel.cells(until - TUNED_ON, until)
        sets = [self._data(panel, cells) for cells in (learned, tuned)]
        parameters = {**PARAMETERS, "seed": self._seed, "num_threads": self._threads}
        stop = lightgbm.early_stopping(40, verbose=False)
        self._trees = lightgbm.train(parameters, sets[0], 600, [sets[1]], callbacks=[stop])
        return self

    def predict(self, panel: Panel, cells: Cells) -> Floats:
        """Return the probability of an act in each cell, from what lies before its window."""
        raw = self._grown().predict(self._matrix(panel, cells)[1], raw_score=True, num_threads=self._threads)
        found: Floats = 1 / (1 + np.exp(-(np.asarray(raw) + self._start(panel, cells))))
        return found

    def explain(self) -> dict[str, float]:
        """Return each column's share of the gain, the largest first."""
        trees = self._grown()
        gains = trees.feature_importance("gain")
        names = [name.replace("_", " ") for name in trees.feature_name()]
        return {names[i]: float(gains[i] / gains.sum()) for i in np.argsort(-gains)}

    def _grown(self) -> "lightgbm.Booster":
        if self._trees is None:
            raise RuntimeError("fit the model first")
        return self._trees

    def _data(self, panel: Panel, cells: Cells) -> "lightgbm.Dataset":
        import lightgbm  # noqa: PLC0415  loads slowly

        names, matrix = self._matrix(panel, cells)
        return lightgbm.Dataset(
            matrix,
            panel.happened(cells),
            init_score=self._start(panel, cells),
            feature_name=[name.replace(" ", "_") for name in names],
            params={"max_bin": PARAMETERS["max_bin"]},
        )

    def _matrix(self, panel: Panel, cells: Cells) -> tuple[list[str], Any]:
        columns = columns_of(panel, cells, self._without)
        return list(columns), np.stack(list(columns.values()), axis=1)

    def _start(self, panel: Panel, cells: Cells) -> Floats:
        p = np.clip(self._base.predict(panel, cells), 0.001, 0.999)
        odds: Floats = np.log(p / (1 - p))
        return odds
