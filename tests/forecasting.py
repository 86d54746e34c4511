"""Models of the forecast benchmark, scored in this process."""

import numpy as np

from dragoman.forecast.links import MODELS, Dataset, RankScores, ask, ranks, summarise


def scored(data: Dataset, name: str, seed: int = 0) -> RankScores:
    """Fit a model before the test split and score it there, single-step."""
    past, quads = data.before("test"), data.require("test")
    sizes = len(data.entities), len(data.relations)
    horizon = int(np.ptp(quads[:, 3])) + 1
    model = MODELS[name](data, seed).fit(past, *sizes, horizon, "single-step")
    task = ask(quads, sizes[1], "single-step")
    return summarise(ranks(model.predict(task.queries, np.concatenate([past, quads])), task))
