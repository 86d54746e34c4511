"""What an exporter is: it takes rows one by one and writes a file."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from dragoman.exchange.exporters._selection import Row


@dataclass(frozen=True, slots=True)
class Field:
    """A column of an export and what it means."""

    name: str
    help: str
    kind: str = "sc:Text"


@dataclass(slots=True)
class Exported:
    """What was written: rows of the file, events of the record, and why some of these are not in it."""

    rows: int = 0
    events: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


class Writer(Protocol):
    """A file that is being written."""

    def write(self, row: Row) -> int | str:
        """Write an event; return the number of rows that it took, or why it cannot be written so."""
        ...

    def close(self) -> None:
        """Write what is left, and close the file."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A way of writing events: its name, the ending of its files, what it is, and its columns.

    `source` is whose columns they are, if another's: its own rows are written as they came.
    """

    name: str
    ending: str
    help: str
    media_type: str
    open: Callable[[Path, bool], Writer]
    fields: tuple[Field, ...] = ()
    source: str | None = None
