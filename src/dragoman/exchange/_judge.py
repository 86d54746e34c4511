"""Holds rows against their contract; a pure function, so that it can run ahead of what is being kept."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from dragoman.contracts import Contract
from dragoman.exchange._checks import clean_sql, fault_sql, key_sql
from dragoman.exchange._quick import suspects
from dragoman.exchange._refused import SHOWN, Refused
from dragoman.exchange._rows import LINE, WHOLE, Rows
from dragoman.record.database import connect


@dataclass(frozen=True, slots=True)
class Judged:
    """Rows that are in order, with their `line`, `key` and `digest` in `marks`, and those that are not.

    `read` counts both. `digest` is one of the row as it stood in the file, in 32 hexadecimal digits.
    """

    rows: pa.Table
    marks: pa.Table
    refused: list[Refused]
    read: int
    notes: tuple[str, ...]


class Judge:
    """Rows of one source against its contract. `last_day` is the last that a row may tell of."""

    def __init__(self, contract: Contract, last_day: date) -> None:
        self._contract = contract
        self._last_day = last_day
        self._connection = connect(memory_limit="1GB")

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()

    def judge(self, found: Rows) -> Judged:
        """Return which rows are in order, and what is wrong with the others."""
        rows = found.table.combine_chunks()
        lost = sum(r.outcome == "refused" for r in found.refused)
        faults = self._faults(rows)
        faulty = pa.array([fault.line for fault in faults], pa.int64())
        good = rows.filter(pc.invert(pc.is_in(rows[LINE], faulty))) if faults else rows
        self._connection.register("raw", good)
        marks = self._connection.sql(f"""
            SELECT line, {key_sql(self._contract)} AS key, md5({WHOLE}) AS digest FROM raw
        """).to_arrow_table()  # noqa: S608 - names of the contract
        self._connection.unregister("raw")
        return Judged(good.drop([WHOLE]), marks, [*found.refused, *faults], len(rows) + lost, found.notes)

    def _faults(self, rows: pa.Table) -> list[Refused]:
        """Return what is wrong with rows, by the first column of each that breaks the contract."""
        columns = suspects(self._contract, rows, self._last_day)
        if not columns:
            return []
        self._connection.register("raw", rows)
        bad = self._connection.sql(f"""
            SELECT * FROM (SELECT line, {fault_sql(columns, f"DATE '{self._last_day}'")} AS fault
            FROM ({clean_sql(self._contract, "raw")})) WHERE fault IS NOT NULL ORDER BY line
        """).to_arrow_table()  # noqa: S608 - names of the contract
        if not len(bad):
            return []
        found = rows.filter(pc.is_in(rows[LINE], bad[LINE].combine_chunks())).sort_by(LINE)
        # In parts, because a row of Python's takes many times the memory of one of Arrow's.
        parts = (row for batch in found.to_batches(max_chunksize=1_000) for row in batch.to_pylist())
        mark = self._contract.delimiter
        faults = []
        for row, fault in zip(parts, bad["fault"].to_pylist(), strict=True):
            field, _, reason = fault.partition("\t")
            value = row[field] or ""
            text = mark.join(row[name] or "" for name in self._contract.names)
            shown = f"{reason}: {value[:100]!r}" if value else reason
            faults.append(Refused(row[LINE], shown, text[:SHOWN], field))
        return faults
