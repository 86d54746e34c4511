"""Events in columns of our own: as a table for spreadsheets, and as Parquet."""

import csv
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.engine.sinks.csv import SEPARATOR, cell
from dragoman.exchange.exporters._selection import Row
from dragoman.exchange.exporters._writer import Field, Format

_TEXT, _REAL, _WHOLE, _DAY = pa.string(), pa.float64(), pa.int64(), pa.date32()
_LIST = pa.list_(_TEXT)
_KINDS: Final = {_TEXT: "sc:Text", _REAL: "sc:Float", _WHOLE: "sc:Integer", _DAY: "sc:Date", _LIST: "sc:Text"}

COLUMNS: Final[tuple[tuple[str, pa.DataType, str], ...]] = (
    ("source", _TEXT, "who coded it: dragoman, or the source it was imported from"),
    ("id", _TEXT, "its id there"),
    ("document", _TEXT, "the document that tells it"),
    ("type", _TEXT, "PLOVER type"),
    ("mode", _TEXT, "PLOVER mode"),
    ("contexts", _LIST, "PLOVER contexts"),
    ("quad", _TEXT, "quad class"),
    ("intensity", _REAL, "PLOVER score, -10 to 10"),
    ("cameo", _TEXT, "CAMEO code"),
    ("goldstein", _REAL, "Goldstein score that the source gives, -10 to 10"),
    ("actors", _LIST, "codes of who acts"),
    ("recipients", _LIST, "codes of on whom"),
    ("actor_names", _LIST, "names of who acts"),
    ("recipient_names", _LIST, "names of on whom"),
    ("actor_sectors", _LIST, "PLOVER sectors of who acts"),
    ("recipient_sectors", _LIST, "PLOVER sectors of on whom"),
    ("date_start", _DAY, "first day"),
    ("date_end", _DAY, "last day"),
    ("place", _TEXT, "where"),
    ("place_country", _TEXT, "its state"),
    ("latitude", _REAL, "in degrees"),
    ("longitude", _REAL, "in degrees"),
    ("precision", _TEXT, "city, district, province or country"),
    ("status", _TEXT, "happened, future, hypothetical or negated"),
    ("speaker", _TEXT, "according to whom, a code; nothing: the document's own voice"),
    ("confidence", _REAL, "confidence of the coder, 0 to 1"),
    ("publisher", _TEXT, "who published the report"),
    ("url", _TEXT, "its address"),
    ("published", _DAY, "when it was published"),
    ("reports", _WHOLE, "number of reports that the source counts"),
    ("sentence", _TEXT, "the sentence that tells it"),
    ("coder", _TEXT, "version and model of the coder"),
    ("event", _TEXT, "the event that it tells of, as other reports may; nothing for what was imported"),
)
_FIELDS = tuple(Field(name, meaning, _KINDS[kind]) for name, kind, meaning in COLUMNS)
_ROW_GROUP: Final = 50_000


class _Csv:
    def __init__(self, path: Path, raw: bool) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._cell = raw_cell if raw else cell
        self._writer.writerow(name for name, _, _ in COLUMNS)

    def write(self, row: Row) -> int:
        self._writer.writerow(self._cell(row[name]) for name, _, _ in COLUMNS)
        return 1

    def close(self) -> None:
        self._file.close()


def raw_cell(value: object) -> str:
    """Return what stands in a cell when it is not made safe for spreadsheets."""
    if isinstance(value, list):
        return SEPARATOR.join(str(item).replace(SEPARATOR, ",") for item in value)
    return "" if value is None else str(value)


class _Parquet:
    def __init__(self, path: Path, _raw: bool) -> None:
        self._schema = pa.schema([(name, kind) for name, kind, _ in COLUMNS])
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def write(self, row: Row) -> int:
        self._rows.append(row)
        if len(self._rows) >= _ROW_GROUP:
            self._flush()
        return 1

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows.clear()


CSV: Final = Format(
    "csv", ".csv", "our own columns, safe to open in a spreadsheet", "text/csv", _Csv, _FIELDS
)
PARQUET: Final = Format(
    "parquet",
    ".parquet",
    "our own columns, with lists as lists",
    "application/vnd.apache.parquet",
    _Parquet,
    _FIELDS,
)
