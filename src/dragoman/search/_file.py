"""A file of SQLite beside the record, made from it and brought up to it: an index that may be lost.

SQLite's write-ahead log lets any number of processes read one state while another brings the file up.
"""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dragoman.errors import RecordError
from dragoman.record import Record

_log = logging.getLogger(__name__)

_BUILT: Final = "CREATE TABLE IF NOT EXISTS built (created TEXT, batches INTEGER, number INTEGER)"
_WAIT: Final = 30.0
"""Seconds that a process waits for another that brings the file up."""

Take = Callable[[sqlite3.Connection, Record, int, int], tuple[int, int]]
"""Takes in some batches after a number, in a transaction that is open, and returns how many batches the file
holds then; with the number of rows so far, before and after."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index: its file, the version of its tables, the SQL that makes them, and what fills them.

    The file holds a run of batches from the first on; `take` may take in as few of those after it as it
    likes, and what it takes in is committed whole.
    """

    name: str
    version: int
    tables: str
    take: Take

    def opened(self, record: Record) -> sqlite3.Connection:
        """Return the index, brought up to the record."""
        return self._current(record, fresh=False)

    def rebuild(self, record: Record) -> None:
        """Make the index anew from the record."""
        self._current(record, fresh=True).close()

    def glimpse(self, record: Record) -> tuple[sqlite3.Connection, int] | None:
        """Return the index as it is, and the number of batches it holds; none where it is of no use."""
        path = record.path / self.name
        if not path.exists():
            return None
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            held = self._held(connection)
        except sqlite3.DatabaseError:  # whoever brings it up makes it anew
            held = None
        if held is None or held[0] != record.created or not held[1]:
            connection.close()
            return None
        return connection, held[1]

    def bring_up(self, record: Record) -> bool:
        """Bring the index up, unless another process is at it; say whether it is up to the record."""
        try:
            with closing(self._fitting(record, fresh=False, wait=0)):
                return True
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return False
            raise self.refused(record, error) from None
        except sqlite3.Error as error:
            raise self.refused(record, error) from None

    def refused(self, record: Record, error: sqlite3.Error) -> RecordError:
        """Return what SQLite refused as an error that says what to do."""
        return RecordError(
            f"an index of the record cannot be read or written ({error})",
            where=str(record.path / self.name),
            remedy="Check the space on the disk; move the file away, and it is made anew from the record.",
        )

    def _current(self, record: Record, *, fresh: bool) -> sqlite3.Connection:
        try:
            return self._fitting(record, fresh=fresh)
        except sqlite3.OperationalError as error:
            raise self.refused(record, error) from None
        except sqlite3.DatabaseError:
            _log.warning("an index is damaged and is made anew: %s", record.path / self.name)
        try:
            return self._fitting(record, fresh=True)
        except sqlite3.Error as error:
            raise self.refused(record, error) from None

    def _fitting(self, record: Record, *, fresh: bool, wait: float = _WAIT) -> sqlite3.Connection:
        """Return an index of this record and this version, with all that the record holds."""
        path = record.path / self.name
        if fresh:
            _remove(path)
        connection = _open(path, wait)
        try:
            held, batches = self._held(connection), record.batches()
            if held is not None and (held[0] != record.created or held[1] > batches):
                connection.close()
                _remove(path)
                connection, held = _open(path, wait), None
            if held is None:
                self._make(connection, record.created)
                held = (record.created, 0)
            upto = held[1]
            while upto < batches:
                upto = self._extend(connection, record)
        except BaseException:
            connection.close()
            raise
        return connection

    def _make(self, connection: sqlite3.Connection, created: str) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for statement in (_BUILT, *self.tables.split(";")):
            connection.execute(statement)
        if connection.execute("SELECT count(*) FROM built").fetchone()[0] == 0:  # nobody else was quicker
            connection.execute("INSERT INTO built VALUES (?, 0, 0)", [created])
        connection.execute(f"PRAGMA user_version = {self.version}")
        connection.execute("COMMIT")

    def _held(self, connection: sqlite3.Connection) -> tuple[str, int] | None:
        """Return the record that the index is of, and the number of its batches that it holds.

        None in a new file; of no record, where another version of the tables is in it.
        """
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != self.version:
            return None if version == 0 else ("", 0)
        row = connection.execute("SELECT created, batches FROM built").fetchone()
        return (row[0], row[1]) if row else None

    def _extend(self, connection: sqlite3.Connection, record: Record) -> int:
        """Take in batches that came since, all or nothing; return how many are held."""
        connection.execute("BEGIN IMMEDIATE")
        try:
            held, number = connection.execute("SELECT batches, number FROM built").fetchone()
            if held < record.batches():  # else another process was quicker
                held, number = self.take(connection, record, held, number)
                connection.execute("UPDATE built SET batches = ?, number = ?", [held, number])
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return int(held)


def _open(path: Path, wait: float = _WAIT) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # what is lost in a power cut is made anew
    return connection


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
