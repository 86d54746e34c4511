"""The index of words: a SQLite file beside the record, which can be built anew from it.

Its rows are numbered by day, so that the newest come first and a span of days is a span of numbers, without
sorting or joining. It keeps no texts: these are the record's.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, Final

from dragoman.errors import RecordError
from dragoman.record import Record, Snapshot
from dragoman.search._words import code, mark

_log = logging.getLogger(__name__)

NAME: Final = "search.sqlite"
VERSION: Final = 1
BITS: Final = 32
_SHOWN: Final = 300
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS built (created TEXT, batches INTEGER, number INTEGER);
CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY, kind TEXT, source TEXT, name TEXT, document TEXT, sha256 TEXT, type TEXT,
    mode TEXT, status TEXT, day_start TEXT, day_end TEXT, codes TEXT, title TEXT, shown TEXT,
    gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS entries_of_document ON entries (document) WHERE document IS NOT NULL;
CREATE INDEX IF NOT EXISTS entries_gone ON entries (id) WHERE gone;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    title, body, names, codes, marks, content = '', tokenize = 'unicode61 remove_diacritics 2');
"""
_TOUCHED = """
(SELECT document_id, sha256 FROM dossiers WHERE batch > $1 UNION
 SELECT document_id, sha256 FROM revisions WHERE batch > $1)
"""
_LONG_AGO = "DATE '0001-01-01'"
_DOCUMENTS = f"""
SELECT 'document' AS kind, 'dragoman' AS source, d.document_id AS name, d.document_id AS document, d.sha256,
    NULL AS type, NULL AS mode, NULL AS status, d.published_start AS day_start, d.published_end AS day_end,
    []::VARCHAR[] AS codes, d.title, left(t.text, {_SHOWN}) AS shown, t.text AS body,
    concat_ws(' ', d.source, d.url) AS names
FROM current_dossiers d JOIN documents t USING (document_id, sha256)
SEMI JOIN {_TOUCHED} USING (document_id, sha256)
ORDER BY coalesce(d.published_end, {_LONG_AGO})
"""  # noqa: S608 - SQL of our own
_EVENTS = f"""
SELECT 'event' AS kind, 'dragoman' AS source, m.event_id AS name, m.document_id AS document, m.sha256,
    m.type, m.mode, m.status, m.date_start AS day_start, m.date_end AS day_end,
    m.actors || m.recipients AS codes, NULL AS title, left(m.sentence, {_SHOWN}) AS shown,
    m.sentence AS body, m.place AS names
FROM current_mentions m SEMI JOIN {_TOUCHED} USING (document_id, sha256)
ORDER BY coalesce(m.date_end, {_LONG_AGO})
"""  # noqa: S608
_NAMES = "array_to_string(actor_names || recipient_names, '; ')"
_IMPORTED = f"""
SELECT 'imported' AS kind, source, key AS name, NULL AS document, NULL AS sha256,
    type, mode, 'happened' AS status, date_start AS day_start, date_end AS day_end,
    actors || recipients AS codes, NULL AS title, NULL AS shown, NULL AS body,
    concat_ws(' ', {_NAMES}, place, publisher) AS names
FROM imported WHERE batch > $1 ORDER BY coalesce(date_end, {_LONG_AGO})
"""  # noqa: S608


def opened(record: Record) -> sqlite3.Connection:
    """Return the index, brought up to the record."""
    return _current(record, fresh=False)


def rebuild(record: Record) -> None:
    """Build the index anew from the record."""
    _current(record, fresh=True).close()


def number_of(day: date | None, low: int = 0) -> int:
    """Return the number of a row of a day; `low` tells rows of one day apart."""
    return ((day.toordinal() if day else 0) << BITS) | low


def _current(record: Record, *, fresh: bool) -> sqlite3.Connection:
    path = record.path / NAME
    try:
        return _fitting(path, record, fresh)
    except sqlite3.OperationalError as error:
        raise refused(path, error) from None
    except sqlite3.DatabaseError:
        _log.warning("the index of words is damaged and is made anew: %s", path)
    try:
        return _fitting(path, record, fresh=True)
    except sqlite3.Error as error:
        raise refused(path, error) from None


def refused(path: Path, error: sqlite3.Error) -> RecordError:
    """Return what SQLite refused as an error that says what to do."""
    return RecordError(
        f"the index of words cannot be read or written ({error})",
        where=str(path),
        remedy="Check the space on the disk; move the file away, and it is made anew from the record.",
    )


def _fitting(path: Path, record: Record, fresh: bool) -> sqlite3.Connection:
    """Return an index of this record and this version, with all that the record holds."""
    if fresh:
        _remove(path)
    connection = _open(path)
    try:
        held, batches = _held(connection), record.batches()
        if held is not None and (held[0] != record.created or held[1] > batches):
            connection.close()
            _remove(path)
            connection, held = _open(path), None
        if held is None:
            _make(connection, record.created)
            held = (record.created, 0)
        if held[1] < batches:
            _extend(connection, record)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(connection: sqlite3.Connection, created: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    if connection.execute("SELECT count(*) FROM built").fetchone()[0] == 0:  # no other process was quicker
        connection.execute("INSERT INTO built VALUES (?, 0, 0)", [created])
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # what is lost in a power cut is made anew
    return connection


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _held(connection: sqlite3.Connection) -> tuple[str, int] | None:
    """Return the record that the index is of, and the number of its batches that it holds."""
    if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        return None
    row = connection.execute("SELECT created, batches FROM built").fetchone()
    return (row[0], row[1]) if row else None


def _extend(connection: sqlite3.Connection, record: Record) -> None:
    """Take in the batches that came since, all or nothing."""
    with closing(record.snapshot()) as snapshot:
        connection.execute("BEGIN IMMEDIATE")
        try:
            held, number = connection.execute("SELECT batches, number FROM built").fetchone()
            if held >= snapshot.last:  # another process was quicker
                connection.execute("ROLLBACK")
                return
            for document, sha256 in _touched(snapshot, held):
                gone = "UPDATE entries SET gone = 1 WHERE document = ? AND sha256 = ?"
                connection.execute(gone, [document, sha256])
            for sql in (_DOCUMENTS, _EVENTS, _IMPORTED):
                for batch in snapshot.batches(sql, [held]):
                    number = _insert(connection, batch.to_pylist(), number)
            connection.execute("UPDATE built SET batches = ?, number = ?", [snapshot.last, number])
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _touched(snapshot: Snapshot, held: int) -> Iterator[tuple[str, str]]:
    if held:  # in a new index there is nothing to take out
        for row in snapshot.rows(f"SELECT * FROM {_TOUCHED}", [held]):  # noqa: S608
            yield row["document_id"], row["sha256"]


def _insert(connection: sqlite3.Connection, rows: list[dict[str, Any]], number: int) -> int:
    entries, words = [], []
    for row in rows:
        number += 1
        identity = number_of(row["day_end"], number & ((1 << BITS) - 1))
        marks = [mark("kind", row["kind"]), mark("source", row["source"])]
        marks += [mark(name, row[name]) for name in ("type", "mode", "status") if row[name]]
        codes = " ".join(row["codes"])
        days = [day.isoformat() if day else None for day in (row["day_start"], row["day_end"])]
        entries.append(
            (identity, row["kind"], row["source"], row["name"], row["document"], row["sha256"], row["type"],
             row["mode"], row["status"], *days, codes, row["title"], row["shown"] or row["names"])
        )  # fmt: skip
        spelt = " ".join(map(code, row["codes"]))
        words.append((identity, row["title"], row["body"], row["names"], spelt, " ".join(marks)))
    connection.executemany(
        "INSERT INTO entries (id, kind, source, name, document, sha256, type, mode, status, day_start,"
        " day_end, codes, title, shown) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries,
    )
    connection.executemany(
        "INSERT INTO words (rowid, title, body, names, codes, marks) VALUES (?, ?, ?, ?, ?, ?)", words
    )
    return number
