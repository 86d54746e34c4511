"""Finding: by words, by fields, or both; the newest first."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from typing import Any, Final

from dragoman.errors import UsageError
from dragoman.record import Record
from dragoman.search._hit import COUNTED, KINDS, Fields, Found, Hit, Kind, around
from dragoman.search._index import BITS, WORDS, number_of
from dragoman.search._past import search_past
from dragoman.search._words import code, mark, plain, question

_ANY: Final = (1 << BITS) - 1


def search(
    record: Record,
    words: str = "",
    *,
    kind: Kind | None = None,
    source: str | None = None,
    type: str | None = None,  # noqa: A002 - the contract's word
    actor: str | None = None,
    since: date | None = None,
    until: date | None = None,
    as_of: datetime | date | None = None,
    limit: int = 20,
) -> Found:
    """Return documents and events that hold all the words and have the fields, the newest first.

    `words` are joined by "and"; ``"two words"`` is a phrase, ``minist*`` a beginning, ``-word`` one that is
    not to be there. `actor` is a code, on either side; `since` and `until` are days, both included, of the
    last day of an event or the day of publication.

    The first search after something was kept takes it into the index of words. `as_of` looks at what the
    record knew then, without the index and more slowly, and takes beginnings for words and phrases for their
    words. Raises `UsageError` for what cannot be asked.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind", where="search", remedy=f"Name one of {', '.join(KINDS)}.")
    if limit < 1:
        raise UsageError("the limit is under 1", where="search", remedy="Ask for one hit at least.")
    fields = {"kind": kind, "source": source, "type": type}
    if as_of is not None:
        question(words, ["any"], [])  # refuses what the index would refuse
        return search_past(record, words, Fields(kind, source, type, actor, since, until), as_of, limit)
    marks = [mark(name, value) for name, value in fields.items() if value]
    asked = question(words, marks, [code(actor)] if actor else [])
    low = number_of(since) if since else 0
    high = number_of(until + timedelta(days=1)) - 1 if until else number_of(date.max, _ANY)
    try:
        with closing(WORDS.opened(record)) as connection:
            return _indexed(connection, record, words, asked, low, high, limit)
    except sqlite3.Error as error:
        raise WORDS.refused(record, error) from None


def rebuild(record: Record) -> None:
    """Make the index of words anew from the record."""
    WORDS.rebuild(record)


def _indexed(  # noqa: PLR0917 - one argument a condition
    connection: sqlite3.Connection,
    record: Record,
    words: str,
    asked: str | None,
    low: int,
    high: int,
    limit: int,
) -> Found:
    if asked is None:
        numbers = "SELECT id FROM entries WHERE id BETWEEN ? AND ? AND NOT gone ORDER BY id DESC"
        values: list[object] = [low, high]
    else:
        numbers = (
            "SELECT rowid AS id FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?"
            " AND rowid NOT IN (SELECT id FROM entries WHERE gone) ORDER BY rowid DESC"
        )
        values = [asked, low, high]
    connection.row_factory = sqlite3.Row
    rows = connection.execute(
        f"SELECT e.* FROM ({numbers} LIMIT ?) n JOIN entries e USING (id) ORDER BY e.id DESC",  # noqa: S608
        [*values, limit],
    ).fetchall()
    total = len(rows)
    if total == limit:
        counted = f"SELECT count(*) FROM (SELECT 1 FROM ({numbers} LIMIT ?))"  # noqa: S608
        total = connection.execute(counted, [*values, COUNTED + 1]).fetchone()[0]
    hits = tuple(_with_words(record, [dict(row) for row in rows], plain(words)))
    return Found(hits, min(total, COUNTED), total > COUNTED)


def _with_words(record: Record, rows: Sequence[dict[str, Any]], words: Sequence[str]) -> Iterator[Hit]:
    """Yield the hits; of documents with the words around those that were asked for."""
    documents = [row["document"] for row in rows if row["kind"] == "document"]
    texts: dict[tuple[str, str], str] = {}
    if documents and words:
        asked = "SELECT document_id, sha256, text FROM documents WHERE list_contains(?, document_id)"
        found = record.query(asked, [documents])
        texts = {(row["document_id"], row["sha256"]): row["text"] for row in found.to_pylist()}
    for row in rows:
        text = texts.get((row["document"], row["sha256"]))
        shown = around(text, words) if text else row["shown"]
        yield Hit(
            kind=row["kind"],
            source=row["source"],
            name=row["name"],
            document=row["document"],
            type=row["type"],
            mode=row["mode"],
            status=row["status"],
            start=row["day_start"],
            end=row["day_end"],
            codes=tuple(row["codes"].split()),
            title=row["title"],
            text=" ".join(shown.split()) if shown else None,
        )
