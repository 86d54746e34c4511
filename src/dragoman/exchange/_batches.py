"""Turns rows that are in order into rows of the record, and keeps those that are new in batches."""

from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dragoman.contracts import contract
from dragoman.exchange._checks import clean_sql
from dragoman.exchange._judge import Judged
from dragoman.exchange._quarantine import put_aside
from dragoman.exchange._report import FileReport
from dragoman.exchange._rows import LINE
from dragoman.exchange._seen import Seen
from dragoman.exchange.importers import Importer
from dragoman.exchange.importers._lookups import prepare
from dragoman.record import Record, Writing, schema_of, shared_schema
from dragoman.record.database import connect


class Batches:
    """Rows of one source on their way into a record; close it in the end."""

    def __init__(self, record: Record, importer: Importer) -> None:
        self._record = record
        self._importer = importer
        self._contract = contract(importer.source)
        self._table: Final = f"imported_{importer.source}"
        self._connection = connect(memory_limit="2GB")
        prepare(self._connection, importer)
        self._seen = Seen(importer.source)

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()

    def keep(self, judged: Judged, path: Path, report: FileReport) -> None:
        """Keep the rows that are new; put what is not in order in quarantine; count all of them."""
        with self._record.writing() as writing:
            self._seen.refresh(writing)
            new = self._seen.new(judged.marks)
            kept = self._shaped(judged.rows, new, path, writing)
            writing.add(self._table, kept)
            put_aside(writing, self._importer.source, path.name, judged.refused)
        self._seen.add(new, writing.last)
        report.read += judged.read
        report.kept += len(kept)
        report.quarantined += sum(r.outcome == "refused" for r in judged.refused)
        report.repaired += sum(r.outcome == "repaired" for r in judged.refused)
        report.duplicate += len(judged.rows) - len(kept)
        report.notes += judged.notes

    def _shaped(self, rows: pa.Table, new: pa.Table, path: Path, writing: Writing) -> pa.Table:
        """Return the new rows in the columns of their table."""
        if len(new) != len(rows):
            rows = rows.filter(pc.is_in(rows[LINE], new[LINE].combine_chunks()))
        filled = self._importer.columns
        columns = ", ".join(f"{filled[name]} AS {name}" for name in shared_schema().names if name in filled)
        self._connection.register("raw", rows)
        shared = self._connection.sql(f"""
            SELECT r.line, {columns} FROM ({clean_sql(self._contract, "raw")}) r {self._importer.joins}
        """).to_arrow_table()  # noqa: S608 - SQL of the importer
        self._connection.unregister("raw")
        rows, shared, new = _in_order(rows), _in_order(shared), _in_order(new)
        if not shared[LINE].equals(rows[LINE]) or not new[LINE].equals(rows[LINE]):
            raise AssertionError("a join of the importer has lost or doubled rows")
        schema, size = schema_of(self._table), len(rows)
        known = {
            "source": pa.repeat(self._importer.source, size),
            "key": new["key"],
            "digest": new["digest"],
            "batch": pa.repeat(pa.scalar(writing.batch, pa.int64()), size),
            "imported": pa.repeat(pa.scalar(writing.moment, schema.field("imported").type), size),
            "file": pa.repeat(path.name, size),
            LINE: rows[LINE],
            **{name: shared[name].cast(schema.field(name).type) for name in filled},
            **{column.original: rows[column.name] for column in self._contract.columns},
        }
        arrays = [known.get(f.name, pa.nulls(size, f.type)) for f in schema]
        return pa.table(arrays, schema=schema)


def _in_order(table: pa.Table) -> pa.Table:
    """Return a table by its line numbers; a join hands its rows on in order, but does not promise to."""
    lines = table[LINE].to_numpy()
    return table if np.all(lines[1:] > lines[:-1]) else table.sort_by(LINE)
