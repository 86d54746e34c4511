"""The rows of a tab-separated file as tables of text, a million at a time at most.

No quoting: a quotation mark is a character like any other, as in the files of ICEWS, GDELT and POLECAT.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from dragoman.contracts import Contract
from dragoman.exchange._bytes import Unpacked
from dragoman.exchange._layout import Columns, find_columns
from dragoman.exchange._lines import Block, blocks
from dragoman.exchange._refused import SHOWN, Refused

LINE: Final = "line"
WHOLE: Final = "whole"
_PEEKED: Final = 200
_PARSED_AT_ONCE: Final = 1 << 20
"""Bytes, more than a line may have: what the parser works on stays in the processor's cache."""
_UNIT: Final = "\x1f"
"""Stands between the values of a row in `WHOLE`; no value holds a control character."""

Repair = Callable[[Contract, Sequence[str]], list[str] | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of text in the contract's columns, then `line` and `whole`; with the lines that are no rows.

    `whole` is the row in one text, the same however its file has laid out its columns.
    """

    table: pa.Table
    refused: list[Refused]
    notes: tuple[str, ...] = ()


def with_lines(columns: pa.Table, lines: pa.Array, whole: pa.Array | None = None) -> pa.Table:
    """Return the contract's columns with the two behind them; `whole` is made where it is not given."""
    if whole is None:
        whole = pc.binary_join_element_wise(
            *columns.columns, _UNIT, null_handling="replace", null_replacement=""
        )
    return columns.append_column(LINE, lines).append_column(WHOLE, whole)


def tabular(contract: Contract, file: Unpacked, where: str, repair: Repair | None = None) -> Iterator[Rows]:
    """Yield the rows of a tab-separated file.

    `repair` is asked for a row with the wrong number of columns, and gives it back right or gives up.
    """
    columns: Columns | None = None
    for block in blocks(file, contract.encodings):
        if columns is None and block.data:
            columns = find_columns(contract, _first(block), where)
            yield _parse(contract, columns, _without(block, columns.skip), repair, columns.notes)
        elif columns is None:
            yield Rows(_empty(contract), block.refused)
        else:
            yield _parse(contract, columns, block, repair)
    if columns is None:
        find_columns(contract, (), where)


def _first(block: Block) -> list[str]:
    head = block.data[: 1 << 20].decode("utf-8", "ignore")
    return list(islice(head.split("\n"), _PEEKED))


def _without(block: Block, lines: int) -> Block:
    """Return a block without its first lines."""
    data = block.data
    for _ in range(lines):
        data = data.partition(b"\n")[2]
    return Block(data, block.numbers[lines:], block.refused)


def _parse(
    contract: Contract,
    columns: Columns,
    block: Block,
    repair: Repair | None,
    notes: tuple[str, ...] = (),
) -> Rows:
    names = [name or f"passed over {position}" for position, name in enumerate(columns.names)]
    odd: list[pacsv.InvalidRow] = []

    def keep_aside(row: pacsv.InvalidRow) -> str:
        odd.append(row)
        return "skip"

    if not block.data:
        return Rows(_empty(contract), block.refused, notes)
    parsed = pacsv.read_csv(
        pa.py_buffer(block.data),
        # One thread, or the parser does not know the numbers of the rows that it leaves out.
        read_options=pacsv.ReadOptions(column_names=names, use_threads=False, block_size=_PARSED_AT_ONCE),
        parse_options=pacsv.ParseOptions(
            delimiter=contract.delimiter,
            quote_char=False,
            ignore_empty_lines=False,
            invalid_row_handler=keep_aside,
        ),
        convert_options=pacsv.ConvertOptions(
            check_utf8=False,  # the block was checked as a whole
            column_types=dict.fromkeys(names, pa.string()),
            include_columns=[n for n in columns.names if n],
        ),
    )
    numbers = np.asarray(block.numbers, dtype=np.int64)
    left_out = np.zeros(len(numbers), dtype=bool)
    left_out[[row.number - 1 for row in odd]] = True
    lines = numbers[~left_out]
    refused = list(block.refused)
    mended: list[tuple[int, list[str]]] = []
    for row in odd:
        number = int(numbers[row.number - 1])
        cells = row.text.split(contract.delimiter)
        right = repair(contract, cells) if repair else None
        if right is None:
            reason = f"it has {row.actual_columns} columns, not {row.expected_columns}"
            refused.append(Refused(number, reason, row.text[:SHOWN]))
        else:
            mended.append((number, right))
            reason = f"it had {row.actual_columns} columns, not {row.expected_columns}: realigned"
            refused.append(Refused(number, reason, row.text[:SHOWN], outcome="repaired"))
    whole = None
    if columns.names == contract.names:
        whole = _whole(block.data, contract.delimiter).filter(pa.array(~left_out))
    table = with_lines(_complete(contract, parsed), pa.array(lines), whole)
    if mended:
        table = pa.concat_tables([table, _mended(contract, mended)])
    return Rows(table, refused, notes)


def _whole(data: bytes, delimiter: str) -> pa.Array:
    """Return each line as one text, all at once: the line feeds taken out, the delimiters replaced."""
    between = bytes.maketrans(delimiter.encode(), _UNIT.encode())
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == ord("\n"))
    starts = np.concatenate(([0], ends - np.arange(len(ends)))).astype(np.int32)
    texts = pa.py_buffer(data.translate(between, b"\n"))
    return pa.Array.from_buffers(pa.string(), len(ends), [None, pa.py_buffer(starts), texts])


def _complete(contract: Contract, parsed: pa.Table) -> pa.Table:
    """Return the contract's columns in order, absent ones as null."""
    nothing = pa.nulls(len(parsed), pa.string())
    held = set(parsed.column_names)
    return pa.table({name: parsed[name] if name in held else nothing for name in contract.names})


def _mended(contract: Contract, mended: Sequence[tuple[int, list[str]]]) -> pa.Table:
    cells = {
        name: pa.array([row[i] for _, row in mended], pa.string()) for i, name in enumerate(contract.names)
    }
    return with_lines(pa.table(cells), pa.array([number for number, _ in mended], pa.int64()))


def _empty(contract: Contract) -> pa.Table:
    columns = pa.schema([(name, pa.string()) for name in contract.names]).empty_table()
    return with_lines(columns, pa.array([], pa.int64()))
