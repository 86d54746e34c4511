"""The index of words: a SQLite file beside the record, which can be built anew from it.

Its rows are numbered by day, so that the newest come first and a span of days is a span of numbers, without
sorting or joining. It keeps no texts: these are the record's.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any, Final

from dragoman.record import Record, Snapshot
from dragoman.search._file import Index
from dragoman.search._words import code, mark

BITS: Final = 32
_SHOWN: Final = 300
_TABLES: Final = """
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


def number_of(day: date | None, low: int = 0) -> int:
    """Return the number of a row of a day; `low` tells rows of one day apart."""
    return ((day.toordinal() if day else 0) << BITS) | low


def _take(connection: sqlite3.Connection, record: Record, held: int, number: int) -> tuple[int, int]:
    """Take in all batches that came since."""
    with closing(record.snapshot()) as snapshot:
        for document, sha256 in _touched(snapshot, held):
            gone = "UPDATE entries SET gone = 1 WHERE document = ? AND sha256 = ?"
            connection.execute(gone, [document, sha256])
        for sql in (_DOCUMENTS, _EVENTS, _IMPORTED):
            for batch in snapshot.batches(sql, [held]):
                number = _insert(connection, batch.to_pylist(), number)
        return snapshot.last, number


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


WORDS: Final = Index("search.sqlite", 1, _TABLES, _take)
"""The index of words."""
