"""The rows of a comma-separated file with quotation marks, which may hold line breaks.

A quotation mark that is missing must not swallow the rows after it: a record that does not come out with the
right number of fields is given up after its first line, and reading goes on with the next.
"""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

import pyarrow as pa

from dragoman.contracts import Contract
from dragoman.exchange._bytes import Unpacked
from dragoman.exchange._layout import Columns, find_columns
from dragoman.exchange._lines import blocks
from dragoman.exchange._refused import SHOWN, Refused
from dragoman.exchange._rows import Rows, with_lines

_ROWS: Final = 20_000
_LINES_OF_A_RECORD: Final = 40

Line = tuple[int, str]


def quoted(contract: Contract, file: Unpacked, where: str) -> Iterator[Rows]:
    """Yield the rows of a comma-separated file with a header."""
    refused: list[Refused] = []
    lines = _lines(contract, file, refused)
    waiting: deque[Line] = deque()
    _fill(waiting, lines, _LINES_OF_A_RECORD + 1)
    columns = find_columns(contract, [line + "\n" for _, line in waiting], where)
    for _ in range(columns.skip):
        waiting.popleft()
    rows: list[list[str]] = []
    numbers: list[int] = []
    notes = columns.notes
    while True:
        _fill(waiting, lines, _LINES_OF_A_RECORD + 1)
        if not waiting:
            break
        number, text = waiting[0]
        if not text.strip():
            waiting.popleft()
            continue
        cells, used = _record(waiting, contract.delimiter, len(columns.names))
        if cells is None:
            waiting.popleft()
            found = len(next(csv.reader([text], delimiter=contract.delimiter), []))
            reason = f"it has {found} columns, not {len(columns.names)}, or its quotation marks do not pair"
            refused.append(Refused(number, reason, text[:SHOWN]))
            continue
        for _ in range(used):
            waiting.popleft()
        rows.append(cells)
        numbers.append(number)
        if len(rows) >= _ROWS:
            yield Rows(_table(contract, columns, rows, numbers), refused[:], notes)
            rows, numbers, notes = [], [], ()
            refused.clear()
    yield Rows(_table(contract, columns, rows, numbers), refused[:], notes)


def _lines(contract: Contract, file: Unpacked, refused: list[Refused]) -> Iterator[Line]:
    for block in blocks(file, contract.encodings, blank=True):
        refused += block.refused
        yield from zip(block.numbers, block.data.decode().split("\n"), strict=False)


def _fill(waiting: deque[Line], lines: Iterator[Line], size: int) -> None:
    while len(waiting) < size and (line := next(lines, None)) is not None:
        waiting.append(line)


def _record(waiting: Sequence[Line], delimiter: str, width: int) -> tuple[list[str] | None, int]:
    """Return the fields of the record that starts here and the number of its lines; none if it is broken."""
    used, quotes = 0, 0
    for _, line in waiting:
        used += 1
        quotes += line.count('"')
        if quotes % 2 == 0:
            break
    else:
        return None, 0
    text = [line + "\n" for _, line in list(waiting)[:used]]
    try:
        cells = next(csv.reader(text, delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        return None, 0
    return (cells, used) if len(cells) == width else (None, 0)


def _table(
    contract: Contract, columns: Columns, rows: Sequence[Sequence[str]], numbers: Sequence[int]
) -> pa.Table:
    place = {name: position for position, name in enumerate(columns.names) if name}
    cells = {
        name: pa.array([row[place[name]] if name in place else None for row in rows], pa.string())
        for name in contract.names
    }
    return with_lines(pa.table(cells), pa.array(numbers, pa.int64()))
