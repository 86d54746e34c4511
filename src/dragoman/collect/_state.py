"""What was fetched already, so that nothing is fetched twice: a small SQLite file beside the record."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from dragoman.documents import Mark
from dragoman.errors import RecordError

NAME: Final = "collected.sqlite"
TRIES: Final = 3
"""Times that a page is tried, in as many runs, before it is given up."""
_VERSION: Final = 1
_TABLES: Final = """
CREATE TABLE sources (
    url TEXT PRIMARY KEY, etag TEXT, modified TEXT, fetched TEXT, failures INTEGER NOT NULL DEFAULT 0,
    not_before TEXT);
CREATE TABLE pages (
    url TEXT PRIMARY KEY, source TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT, document TEXT,
    tries INTEGER NOT NULL, fetched TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is known of a source: the state it was last seen in, and when it may be asked again."""

    mark: Mark | None = None
    not_before: datetime | None = None
    failures: int = 0


class State:
    """The state of collecting into one record. Close it in the end."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / NAME
        try:
            self._db = sqlite3.connect(self._path, timeout=10, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                self._db.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from None
        if version > _VERSION:
            raise RecordError(
                f"it is of version {version}, and this dragoman knows versions up to {_VERSION}",
                where=str(self._path),
                remedy="Upgrade: pip install --upgrade dragoman.",
            )

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def source(self, url: str) -> SourceState:
        """Return what is known of a source."""
        row = self._one("SELECT etag, modified, not_before, failures FROM sources WHERE url = ?", url)
        if row is None:
            return SourceState()
        etag, modified, not_before, failures = row
        mark = Mark(etag, modified) if etag or modified else None
        return SourceState(mark, datetime.fromisoformat(not_before) if not_before else None, failures)

    def saw(self, url: str, mark: Mark | None, now: datetime) -> None:
        """Note that everything a source named was dealt with in the state that it has now."""
        self._run(
            "INSERT OR REPLACE INTO sources (url, etag, modified, fetched) VALUES (?, ?, ?, ?)",
            url,
            mark.etag if mark else None,
            mark.modified if mark else None,
            now.isoformat(),
        )

    def failed(self, url: str, not_before: datetime) -> None:
        """Note that a source could not be had, and when it may be asked again."""
        self._run(
            "INSERT INTO sources (url, failures, not_before) VALUES (?, 1, ?) ON CONFLICT (url)"
            " DO UPDATE SET failures = failures + 1, not_before = excluded.not_before",
            url,
            not_before.isoformat(),
        )

    def done(self, url: str) -> bool:
        """Say whether a page needs no further try: it is kept, or was refused for good."""
        row = self._one("SELECT outcome, tries FROM pages WHERE url = ?", url)
        return row is not None and bool(row[0] != "failed" or row[1] >= TRIES)

    def note(
        self,
        url: str,
        source: str,
        outcome: str,
        now: datetime,
        *,
        reason: str | None = None,
        document: str | None = None,
    ) -> None:
        """Note what came of a page."""
        self._run(
            "INSERT INTO pages VALUES (?, ?, ?, ?, ?, 1, ?) ON CONFLICT (url) DO UPDATE SET"
            " outcome = excluded.outcome, reason = excluded.reason, document = excluded.document,"
            " fetched = excluded.fetched, tries = tries + 1",
            url, source, outcome, reason, document, now.isoformat(),
        )  # fmt: skip

    def _one(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        try:
            row: tuple[Any, ...] | None = self._db.execute(sql, values).fetchone()
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from None
        return row

    def _run(self, sql: str, *values: object) -> None:
        try:
            self._db.execute(sql, values)
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from None

    def _damaged(self, error: sqlite3.Error) -> RecordError:
        return RecordError(
            f"what was collected so far cannot be read or written ({error})",
            where=str(self._path),
            remedy="Move the file away: the record is whole, and what it holds is not kept twice.",
        )
