"""The index of parties: which events a party, or two of them, take part in, by day.

A posting is a number for the party or the pair, the last and the first day, the sort (source, type and
status) and the event. One run of postings, in their order, is a page with its counts: nothing is sorted, and
nothing else is read. Of imported rows with one key the newest is held, of coded events the current ones.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Final

from dragoman.record import Record
from dragoman.search._file import Index

_ROWS: Final = 200_000
"""Rows that are taken in at once, unless one batch has more."""
_PAIRED: Final = 64
"""Parties of an event up to which it is found by every two of them; of more, by each alone."""
_BITS: Final = 20
_EVENT: Final = """
    id INTEGER PRIMARY KEY, source TEXT, name TEXT, document TEXT, sha256 TEXT, stamp TEXT, digest TEXT,
    sort INTEGER, mode TEXT, day_start INTEGER, day_end INTEGER, actors TEXT, recipients TEXT, place TEXT,
    shown TEXT"""
_TABLES: Final = f"""
CREATE TABLE IF NOT EXISTS parties (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS sorts (id INTEGER PRIMARY KEY, source TEXT, type TEXT, status TEXT);
CREATE TABLE IF NOT EXISTS events ({_EVENT});
CREATE UNIQUE INDEX IF NOT EXISTS event_of_key ON events (name, source) WHERE document IS NULL;
CREATE INDEX IF NOT EXISTS events_of_document ON events (document, sha256) WHERE document IS NOT NULL;
CREATE TABLE IF NOT EXISTS postings (
    pair INTEGER, day_end INTEGER, day_start INTEGER, sort INTEGER, id INTEGER,
    PRIMARY KEY (pair, day_end, day_start, sort, id)) WITHOUT ROWID
"""
_TOUCHED: Final = "SELECT document_id, sha256 FROM {} WHERE batch > $1"
_DAY: Final = "coalesce({} - DATE '0001-01-01' + 1, 0)"
_DAYS: Final = f"{_DAY.format('date_start')} AS day_start, {_DAY.format('date_end')} AS day_end"
_CODED: Final = f"""
SELECT 'dragoman' AS source, event_id AS name, document_id AS document, sha256, NULL AS stamp, NULL AS digest,
    type, status, mode, {_DAYS}, actors, recipients, place, left(sentence, 300) AS shown
FROM current_mentions
SEMI JOIN ({_TOUCHED.format("dossiers")} UNION {_TOUCHED.format("revisions")}) USING (document_id, sha256)
ORDER BY date_end, document_id, sha256, event_id
"""  # noqa: S608 - SQL of our own
_IMPORTED: Final = f"""
SELECT source, key AS name, NULL AS document, NULL AS sha256, stamp, digest,
    type, 'happened' AS status, mode, {_DAYS}, actors, recipients, place,
    left(array_to_string(actor_names || recipient_names, '; '), 300) AS shown
FROM current_imported ORDER BY date_end, source, key
"""  # noqa: S608
# As the view `current_imported` has it: the larger stamp is newer, the smaller digest settles the rest.
_NEWER: Final = """(coalesce(length(f.stamp), -1), coalesce(f.stamp, ''), e.digest)
    > (coalesce(length(e.stamp), -1), coalesce(e.stamp, ''), f.digest)"""
_SAME: Final = "e.name = f.name AND e.source = f.source AND e.document IS NULL AND f.document IS NULL"


@dataclass(slots=True)
class _Numbers:
    """The numbers that stand for parties and for sorts of events; new ones are given as they come."""

    connection: sqlite3.Connection
    parties: dict[str, int] = field(default_factory=dict)
    sorts: dict[tuple[str | None, ...], int] = field(default_factory=dict)
    _pairs: dict[tuple[str, ...], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parties = {code: number for number, code in self.connection.execute("SELECT * FROM parties")}
        self.sorts = {(*rest,): number for number, *rest in self.connection.execute("SELECT * FROM sorts")}

    def party(self, code: str) -> int:
        if code not in self.parties:
            self.parties[code] = len(self.parties) + 1
            self.connection.execute("INSERT INTO parties VALUES (?, ?)", [self.parties[code], code])
        return self.parties[code]

    def sort(self, *told: str | None) -> int:
        if told not in self.sorts:
            self.sorts[told] = len(self.sorts) + 1
            self.connection.execute("INSERT INTO sorts VALUES (?, ?, ?, ?)", [self.sorts[told], *told])
        return self.sorts[told]

    def pairs(self, codes: tuple[str, ...]) -> list[int]:
        """Return the numbers of an event's parties, and of every two of them."""
        if codes not in self._pairs:
            self._pairs[codes] = self._paired(codes)
        return self._pairs[codes]

    def _paired(self, codes: Sequence[str]) -> list[int]:
        ids = sorted({self.party(code) for code in codes})
        return [pair_of(number) for number in ids] + (
            [pair_of(one, other) for one, other in combinations(ids, 2)] if len(ids) <= _PAIRED else []
        )


def pair_of(one: int, other: int = 0) -> int:
    """Return the number of two parties, the smaller first, or of one."""
    return one << _BITS | other


def _take(connection: sqlite3.Connection, record: Record, held: int, number: int) -> tuple[int, int]:
    """Take in the next batches."""
    upto, rows = held, 0
    coded = False
    for size in record.sizes(after=held):
        rows += sum(size.values())
        if rows > _ROWS and upto > held:
            break
        upto += 1
        coded = coded or not {"dossiers", "revisions"}.isdisjoint(size)
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS fresh ({_EVENT})")
    numbers = _Numbers(connection)
    with record.snapshot(after=held, upto=upto) as snapshot:
        for batch in snapshot.batches(_IMPORTED, size=50_000):
            number = _insert(connection, numbers, batch.to_pydict(), number)
    if coded:
        with record.snapshot(upto=upto) as snapshot:
            touched = " UNION ".join(map(_TOUCHED.format, ("dossiers", "revisions")))
            _remove_documents(
                connection, numbers, [tuple(r.values()) for r in snapshot.rows(touched, [held])]
            )
            for batch in snapshot.batches(_CODED, [held]):
                number = _insert(connection, numbers, batch.to_pydict(), number)
    return upto, number


def _insert(
    connection: sqlite3.Connection, numbers: _Numbers, columns: dict[str, list[Any]], number: int
) -> int:
    """Put in events, but of a key that is held only what is newer, in the place of the older one."""
    size = len(columns["name"])
    sorts = list(map(numbers.sort, columns["source"], columns.pop("type"), columns.pop("status")))
    sides = list(zip(columns["actors"], columns["recipients"], strict=True))
    columns |= {side: list(map(" ".join, columns[side])) for side in ("actors", "recipients")}
    columns |= {"sort": sorts, "id": list(range(number + 1, number + size + 1))}
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    connection.execute("DELETE FROM fresh")
    connection.executemany(
        f"INSERT INTO fresh ({names}) VALUES ({marks})",  # noqa: S608 - names of our own
        zip(*columns.values(), strict=True),
    )
    older = f"DELETE FROM fresh AS f WHERE EXISTS (SELECT 1 FROM events e WHERE {_SAME} AND NOT {_NEWER})"  # noqa: S608
    left_out = connection.execute(older).rowcount
    replaced = f"SELECT e.id FROM fresh f JOIN events e ON {_SAME}"  # noqa: S608
    _remove(connection, numbers, [number for (number,) in connection.execute(replaced)])
    connection.execute(f"INSERT INTO events ({names}) SELECT {names} FROM fresh")  # noqa: S608
    kept = {number for (number,) in connection.execute("SELECT id FROM fresh")} if left_out else None
    postings = [
        (pair, end, start, sort, identity)
        for identity, sort, start, end, (acting, receiving) in zip(
            columns["id"], sorts, columns["day_start"], columns["day_end"], sides, strict=True
        )
        if kept is None or identity in kept
        for pair in numbers.pairs((*acting, *receiving))
    ]
    postings.sort()  # so that neighbours are written together
    connection.executemany("INSERT INTO postings VALUES (?, ?, ?, ?, ?)", postings)
    return number + size


def _remove_documents(
    connection: sqlite3.Connection, numbers: _Numbers, documents: Iterable[tuple[str, ...]]
) -> None:
    for document in documents:
        found = connection.execute("SELECT id FROM events WHERE document = ? AND sha256 = ?", document)
        _remove(connection, numbers, [number for (number,) in found])


def _remove(connection: sqlite3.Connection, numbers: _Numbers, ids: list[int]) -> None:
    for identity in ids:
        sort, start, end, acting, receiving = connection.execute(
            "SELECT sort, day_start, day_end, actors, recipients FROM events WHERE id = ?", [identity]
        ).fetchone()
        pairs = numbers.pairs((*acting.split(), *receiving.split()))
        connection.executemany(
            "DELETE FROM postings WHERE (pair, day_end, day_start, sort, id) = (?, ?, ?, ?, ?)",
            [(pair, end, start, sort, identity) for pair in pairs],
        )
        connection.execute("DELETE FROM events WHERE id = ?", [identity])


PARTIES: Final = Index("parties.sqlite", 1, _TABLES, _take)
"""The index of parties."""
