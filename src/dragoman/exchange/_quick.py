"""Which columns of a table may hold a fault: most tables hold none, and Arrow sees that at a glance.

What is doubtful here is looked at closely in SQL (`_checks`), row by row; what is not, is in order there too.
"""

from datetime import date, datetime
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from dragoman.contracts import Column, Contract

_FIRST: Final = date(1900, 1, 1)
_LARGEST: Final = 10**18 - 1
_SAMPLE: Final = 2_000
_FEW: Final = 5_000
"""So many different texts of a column are looked at one by one; of more, the column is doubtful."""


def suspects(contract: Contract, rows: pa.Table, last_day: date) -> tuple[Column, ...]:
    """Return the columns in which some row may break the contract."""
    unknown = pa.array(contract.unknown)
    return tuple(
        column
        for column in contract.columns
        if _limited(column) and not _sound(column, _different(rows[column.name]), unknown, last_day)
    )


def _limited(column: Column) -> bool:
    return column.required or column.kind != "text" or column.pattern is not None


def _different(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return each text of a column once where its beginning says that they come again and again."""
    beginning = values.slice(0, _SAMPLE)
    if len(pc.unique(beginning)) > len(beginning) / 2:
        return values
    return pa.chunked_array([pc.unique(values)])


def _sound(column: Column, values: pa.ChunkedArray, unknown: pa.Array, last_day: date) -> bool:
    """Say whether texts hold to the contract; each need be among them once only."""
    blank = pc.is_in(values, unknown)
    known = values.filter(pc.invert(blank)).drop_null()
    if column.required and len(known) < len(values):
        return False
    try:
        if column.kind == "integer":
            # Arrow takes digits after a minus sign and nothing else, but for base 16: 0x1F.
            hexadecimal = any(pc.any(pc.match_substring(known, x)).as_py() for x in ("x", "X"))
            return not hexadecimal and _within(column, pc.cast(known, pa.int64()))
        if column.kind == "real":
            return _within(column, pc.cast(known, pa.float64()))
    except pa.ArrowInvalid:
        return False
    if column.kind == "day":
        return _days(column, known, last_day)
    if column.pattern:
        different = pc.unique(known)
        return len(different) <= _FEW and bool(
            pc.all(pc.match_substring_regex(different, f"^(?:{column.pattern})$"), min_count=0).as_py()
        )
    return True


def _within(column: Column, numbers: pa.ChunkedArray) -> bool:
    if not len(numbers):
        return True
    least, most = (pc.min_max(numbers)[name].as_py() for name in ("min", "max"))
    if column.kind == "real" and pc.any(pc.is_nan(numbers)).as_py():
        return False
    low = -_LARGEST if column.low is None and column.kind == "integer" else column.low
    high = _LARGEST if column.high is None and column.kind == "integer" else column.high
    return (low is None or least >= low) and (high is None or most <= high)


def _days(column: Column, known: pa.ChunkedArray, last_day: date) -> bool:
    different = pc.unique(known)
    return len(different) <= _FEW and all(_day(column, text, last_day) for text in different.to_pylist())


def _day(column: Column, text: str, last_day: date) -> bool:
    """Say whether a text is a day within bounds, in the first of the column's forms."""
    try:
        day = datetime.strptime(text, column.formats[0]).date()
    except ValueError:
        return False
    return _FIRST <= day <= last_day
