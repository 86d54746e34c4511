"""Rows of any table, written as one batch by whoever holds the record."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from dragoman.record._commit import commit_tables
from dragoman.record._manifest import Entry
from dragoman.record._place import Place
from dragoman.record._snapshot import Snapshot

if TYPE_CHECKING:
    import pyarrow as pa


class Writing:
    """The record while one writer holds it: what stands in it, and rows to be added.

    Get one from `Record.writing`. `batch` is the number of the batch to be, `moment` its time in UTC; rows
    that are added carry both in their own columns. `last` is the number of the last batch of the record, this
    one once it is written.
    """

    def __init__(self, place: Place, entries: Sequence[Entry], moment: datetime) -> None:
        self._place = place
        self._entries = entries
        self._tables: dict[str, pa.Table] = {}
        self.batch = len(entries) + 1
        self.moment = moment
        self.last = len(entries)

    def snapshot(self) -> Snapshot:
        """Return the record as it stands before the batch."""
        return Snapshot(self._place, self._entries)

    def add(self, table: str, rows: "pa.Table") -> None:
        """Add rows with the columns of the table (`dragoman.record.schema_of`), in their order."""
        self._tables[table] = rows

    def commit(self) -> Entry | None:
        """Write what was added; nothing where there is none."""
        if not any(self._tables.values()):
            return None
        entry = commit_tables(self._place, self.batch, self._tables, self.moment)
        self.last = entry.batch
        return entry
