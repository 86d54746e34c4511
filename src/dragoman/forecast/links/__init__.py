"""Which entity comes next: link forecasting on temporal knowledge graphs, and its benchmark."""

from dragoman.forecast.links._benchmark import MODELS, Result, benchmark
from dragoman.forecast.links._history import History
from dragoman.forecast.links._layout import SPLITS, Dataset, Split, load
from dragoman.forecast.links._persistence import Persistence
from dragoman.forecast.links._popularity import Climatology
from dragoman.forecast.links._protocol import (
    PROTOCOLS,
    LinkModel,
    Queries,
    RankScores,
    Steps,
    ask,
    ranks,
    summarise,
)
from dragoman.forecast.links._ranker import Ranker
from dragoman.forecast.links._recurrency import Recurrency

__all__ = [
    "MODELS",
    "PROTOCOLS",
    "SPLITS",
    "Climatology",
    "Dataset",
    "History",
    "LinkModel",
    "Persistence",
    "Queries",
    "RankScores",
    "Ranker",
    "Recurrency",
    "Result",
    "Split",
    "Steps",
    "ask",
    "benchmark",
    "load",
    "ranks",
    "summarise",
]
