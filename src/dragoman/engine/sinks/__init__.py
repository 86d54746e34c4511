"""Where events go: one file a kind, one line each in the registry.

A sink writes the same bytes for the same events, however they come in portions.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Protocol

from dragoman.engine.sinks.csv import CsvSink
from dragoman.engine.sinks.jsonl import JsonLinesSink
from dragoman.engine.sinks.parquet import ParquetSink
from dragoman.errors import UsageError

__all__ = ["SINKS", "Sink", "find_sink"]


class Sink(Protocol):
    """A file of events that is being written."""

    def write(self, event: Mapping[str, object]) -> None:
        """Add one event, as the contract's JSON object."""
        ...

    def close(self) -> None:
        """Write what is left, and close the file."""
        ...


SINKS: Final[Mapping[str, Callable[[Path], Sink]]] = {
    ".jsonl": JsonLinesSink,
    ".csv": CsvSink,
    ".parquet": ParquetSink,
}


def find_sink(out: Path) -> Callable[[Path], Sink]:
    """Return what writes a file of this name; raises `UsageError` for an unknown ending."""
    sink = SINKS.get(out.suffix.lower())
    if sink is None:
        raise UsageError(
            "this kind of output is not written",
            where=str(out),
            remedy=f"Let its name end in {', '.join(SINKS)}.",
        )
    return sink
