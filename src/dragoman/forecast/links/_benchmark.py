"""The benchmark: every model on one data set, in both protocols, each in a process of its own.

A process each, so that the memory of a model is its own and a model that fails takes no other with it.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import numpy as np

from dragoman.errors import InputError, UsageError
from dragoman.forecast.links._layout import Dataset, Split, load
from dragoman.forecast.links._persistence import Persistence
from dragoman.forecast.links._popularity import Climatology
from dragoman.forecast.links._protocol import PROTOCOLS, LinkModel, RankScores, Steps, ask, ranks, summarise
from dragoman.forecast.links._ranker import Ranker
from dragoman.forecast.links._recurrency import Recurrency

SEEDS: Final = (0, 1, 2)
MODELS: Final[Mapping[str, Callable[[Dataset, int], LinkModel]]] = {
    "climatology": lambda _data, _seed: Climatology(),
    "persistence": lambda _data, _seed: Persistence(),
    "recurrency": lambda _data, seed: Recurrency(seed),
    "ranker": lambda data, seed: Ranker(data.entities, seed=seed),
}
"""Every model of the benchmark; a new one is a file and a line here."""
SEEDED: Final = ("ranker",)
"""Models whose figures are means over seeds."""


@dataclass(frozen=True)
class Result:
    """Scores of one model in one protocol; means over `seeds`, with the spread of the MRR (max - min)."""

    name: str
    protocol: Steps
    mrr: float
    hits1: float
    hits3: float
    hits10: float
    seconds: float
    peak_mb: float | None
    seeds: int
    mrr_spread: float

    def to_json(self) -> dict[str, Any]:
        """Return the object of the contract."""
        return asdict(self)


def benchmark(
    folder: Path,
    split: Split = "test",
    *,
    models: Sequence[str] = tuple(MODELS),
    protocols: Sequence[Steps] = PROTOCOLS,
    seeds: Sequence[int] = SEEDS,
    told: Callable[[str], None] = lambda _line: None,
) -> dict[str, Any]:
    """Score models on a folder; return the object of `forecast benchmark --json`.

    `told` is called with a line before each run. Raises `InputError` where the folder cannot be used.
    """
    unknown = [name for name in models if name not in MODELS]
    if unknown:
        raise UsageError(
            f"there is no model “{unknown[0]}”", where="--model", remedy=f"Choose from {', '.join(MODELS)}."
        )
    load(folder).require(split)  # told here, once, not by every process
    results = []
    for name in models:
        for protocol in protocols:
            runs = []
            for seed in seeds if name in SEEDED else seeds[:1]:
                told(f"{name}, {protocol}, seed {seed}")
                runs.append(_apart(folder, split, name, protocol, seed))
            results.append(_mean(name, protocol, runs).to_json())
    return {"dataset": folder.name or str(folder), "split": split, "models": results}


@dataclass(frozen=True)
class _Run:
    scores: RankScores
    seconds: float
    peak_mb: float | None


def _apart(folder: Path, split: Split, name: str, protocol: Steps, seed: int) -> _Run:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(run, folder, split, name, protocol, seed).result()
        except BrokenProcessPool as error:
            raise InputError(
                f"the process of the model “{name}” was killed, most likely for want of memory",
                where=str(folder),
                remedy="Close other programs, or leave the model out with --model.",
            ) from error


def run(folder: Path, split: Split, name: str, protocol: Steps, seed: int) -> _Run:
    """Fit and score one model in this process; the time is that of both, without reading the files."""
    data = load(folder)
    past, quads = data.before(split), data.require(split)
    sizes = len(data.entities), len(data.relations)
    start = time.perf_counter()
    model = MODELS[name](data, seed).fit(past, *sizes, int(np.ptp(quads[:, 3])) + 1, protocol)
    task = ask(quads, sizes[1], protocol)
    scores = summarise(ranks(model.predict(task.queries, np.concatenate([past, quads])), task))
    return _Run(scores, time.perf_counter() - start, _peak_mb())


def _peak_mb() -> float | None:
    """Return the largest memory of this process so far, in units of 10^6 bytes; none where nothing tells."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415  not on Windows

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _mean(name: str, protocol: Steps, runs: Sequence[_Run]) -> Result:
    of = [asdict(r.scores) for r in runs]
    mean = {key: float(np.mean([scores[key] for scores in of])) for key in of[0]}
    return Result(
        name=name,
        protocol=protocol,
        **mean,
        seconds=float(np.mean([r.seconds for r in runs])),
        peak_mb=max((r.peak_mb for r in runs if r.peak_mb is not None), default=None),
        seeds=len(runs),
        mrr_spread=float(np.ptp([scores["mrr"] for scores in of])),
    )
