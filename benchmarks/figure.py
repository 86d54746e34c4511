"""What a benchmark tells: a figure, and what it is held against."""

import resource
import sys
import time
from collections.abc import Callable
from typing import NamedTuple


class Figure(NamedTuple):
    """A measurement in words, its unit, and its ratio to one taken beside it (None for the yardstick)."""

    what: str
    value: float
    unit: str
    ratio: float | None = None
    to: str = ""


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the shortest of several runs: the one that others on the machine disturbed least."""
    return min(seconds(work) for _ in range(times))


def peak_mb(who: int = resource.RUSAGE_CHILDREN) -> float:
    """Return the largest memory that a finished child process has had, in MB."""
    size = resource.getrusage(who).ru_maxrss
    return size / 1e6 if sys.platform == "darwin" else size / 1e3
