"""One article from the command line: time and memory, beside an empty Python and beside the help."""

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.bulk import ARTICLES
from benchmarks.figure import Figure, best, peak_mb


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def measure() -> Iterator[Figure]:
    """Start Python, ask for help, read the main example."""
    bare = best(lambda: _run("-c", "pass"))
    told = best(lambda: _run("-m", "dragoman", "--help"))
    article = str(ARTICLES / "envoys-in-beijing.txt")
    read = best(lambda: _run("-m", "dragoman", "read", article, "--no-keep"))
    yield Figure("an empty Python", bare * 1e3, "ms")
    yield Figure("dragoman --help", told * 1e3, "ms", told / bare, "an empty Python")
    yield Figure("dragoman read, from start to end", read * 1e3, "ms", read / bare, "an empty Python")
    yield Figure("its peak memory", peak_mb(), "MB")
