"""Rows in another source's columns: its own rows as they came, ours in its terms."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from dragoman.contracts import Contract, contract
from dragoman.exchange.exporters._pairs import plain
from dragoman.exchange.exporters._selection import Row
from dragoman.exchange.exporters._writer import Field, Format

Render = Callable[[Row], Iterator[dict[str, str]] | str]
"""Gives the rows that an event takes, in the source's columns, or why it cannot be written so."""

_KINDS: Final = {"text": "sc:Text", "integer": "sc:Integer", "real": "sc:Float", "day": "sc:Date"}


class _Tabular:
    def __init__(self, path: Path, agreed: Contract, render: Render) -> None:
        self._names = agreed.names
        self._source = agreed.source
        self._originals = [(column.name, column.original) for column in agreed.columns]
        self._render = render
        self._unknown = agreed.unknown[-1] if agreed.source == "icews" else ""
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(
            self._file,
            delimiter=agreed.delimiter,
            quoting=csv.QUOTE_NONE,
            quotechar=None,
            lineterminator="\n",
        )
        if agreed.header:
            self._writer.writerow(self._names)

    def write(self, row: Row) -> int | str:
        if row["source"] == self._source:
            self._writer.writerow(row[original] or "" for _, original in self._originals)
            return 1
        rendered = self._render(row)
        if isinstance(rendered, str):
            return rendered
        written = 0
        for cells in rendered:
            self._writer.writerow(plain(cells.get(name)) or self._unknown for name in self._names)
            written += 1
        return written

    def close(self) -> None:
        self._file.close()


def foreign(source: str, ending: str, help: str, render: Render) -> Format:  # noqa: A002 - the field's name
    """Return the format that writes a source's columns."""
    agreed = contract(source)

    def opened(path: Path, _raw: bool) -> _Tabular:
        return _Tabular(path, agreed, render)

    fields = tuple(Field(c.name, c.help, _KINDS[c.kind]) for c in agreed.columns)
    return Format(source, ending, help, "text/tab-separated-values", opened, fields, source)
