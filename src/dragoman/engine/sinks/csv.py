"""Events as a table for spreadsheets."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dragoman.engine.sinks.columns import COLUMNS, flatten

SEPARATOR: Final = ";"

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvSink:
    """Writes RFC 4180 in UTF-8: a header, then an event a line."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(column.name for column in COLUMNS)

    def write(self, event: Mapping[str, object]) -> None:
        """Add one event."""
        self._writer.writerow(cell(value) for value in flatten(event).values())

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def cell(value: object) -> str:
    """Return what stands in a cell: nothing for what is unknown, a list joined with ``;``.

    A ``;`` within an item of a list becomes a comma, so that the items stay apart. What a spreadsheet
    would run as a formula gets an apostrophe in front.
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return _harmless(SEPARATOR.join(_plain(item).replace(SEPARATOR, ",") for item in value))
    return _harmless(value) if isinstance(value, str) else _plain(value)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
