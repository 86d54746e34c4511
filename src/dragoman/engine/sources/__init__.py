"""Where documents come from: one file a kind, one line each in the registry.

A source is opened by a path and yields rows, or the refusals of what is none, in a fixed order, without
ever holding more than one of them.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from dragoman.engine.rows import Refusal, Row
from dragoman.engine.sources.article import ArticleSource
from dragoman.engine.sources.folder import FolderSource
from dragoman.engine.sources.jsonl import JsonLinesSource
from dragoman.engine.sources.parquet import ParquetSource
from dragoman.engine.sources.wacz import WaczSource
from dragoman.engine.sources.warc import WarcSource
from dragoman.errors import UsageError

__all__ = ["KINDS", "Source", "open_source", "read_rows"]


class Source(Protocol):
    """Many documents in one place."""

    def __iter__(self) -> Iterator[Row | Refusal]:
        """Yield its rows in their order; the same every time."""
        ...

    def count(self) -> int | None:
        """Return how many rows there are where that is cheap to know."""
        ...


class Kind(NamedTuple):
    """A kind of source: the endings of its files, and what opens one."""

    endings: tuple[str, ...]
    open: Callable[[Path], Source]


KINDS: Final = (
    Kind((".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"), JsonLinesSource),
    Kind((".warc", ".warc.gz"), WarcSource),
    Kind((".wacz",), WaczSource),
    Kind((".parquet",), ParquetSource),
    Kind((".txt", ".md", ".html", ".htm"), ArticleSource),
)


def open_source(path: str | Path) -> Source:
    """Return the source that a path names, by its ending; a folder is one of articles.

    Raises `UsageError` where there is nothing, or nothing of a known kind.
    """
    path = Path(path)
    try:
        if path.is_dir():
            return FolderSource(path)
        exists = path.exists()
    except (OSError, ValueError):  # ValueError: a NUL in the path
        exists = False
    if not exists:
        raise UsageError("there is no such file or folder", where=str(path), remedy="Check the path.")
    for kind in KINDS:
        if path.name.lower().endswith(kind.endings):
            return kind.open(path)
    known = ", ".join(ending for kind in KINDS for ending in kind.endings)
    raise UsageError(
        "this kind of file is not read",
        where=str(path),
        remedy=f"Give a folder of articles or one of {known}.",
    )


def read_rows(sources: Sequence[Source]) -> Iterator[Row | Refusal]:
    """Yield the rows of several sources, one source after the other."""
    for source in sources:
        yield from source
