"""Pages of events: what a party did, or two of them, the newest first, with counts."""

import logging
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date, datetime
from threading import Lock, Thread
from typing import Any, Final

from dragoman.errors import RecordError
from dragoman.record import Record
from dragoman.search._page import Asked, Line, Page
from dragoman.search._page_past import page_past
from dragoman.search._postings import PARTIES, pair_of

__all__ = ["Asked", "Line", "Page", "Pages", "page"]

_log = logging.getLogger(__name__)

_EVENTS: Final = """
SELECT e.*, s.type, s.status FROM (
    SELECT id, day_end, day_start, sort FROM postings WHERE {where}
    ORDER BY pair DESC, day_end DESC, day_start DESC, sort DESC, id DESC LIMIT ? OFFSET ?) p
JOIN events e USING (id) JOIN sorts s ON s.id = p.sort
ORDER BY p.day_end DESC, p.day_start DESC, p.sort DESC, p.id DESC
"""
_COUNTS: Final = """
SELECT s.type, n FROM (SELECT sort, count(*) AS n FROM postings WHERE {where} GROUP BY sort)
JOIN sorts s ON s.id = sort
"""


def page(record: Record, asked: Asked, *, as_of: datetime | date | None = None) -> Page:
    """Return a page of the record as it stands now.

    What was kept since the last page is taken into the index of parties first: a million events take half a
    minute. `as_of` looks at what the record knew then, without the index and more slowly.
    """
    if as_of is not None:
        return page_past(record, asked, as_of)
    try:
        with closing(PARTIES.opened(record)) as connection:
            return _ask(connection, record, asked)
    except sqlite3.Error as error:
        raise PARTIES.refused(record, error) from None


class Pages:
    """Pages for who asks again and again, beside others who write: no page waits for the index.

    A page shows the state of the record that the index holds, and says how many batches have been kept since;
    these are taken in meanwhile, by one of all the processes that ask. Only where there is no index yet the
    first page waits for it.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = Lock()
        self._upkeep: Thread | None = None

    def page(self, asked: Asked) -> Page:
        """Return a page of the record as the index holds it."""
        try:
            found = PARTIES.glimpse(self._record)
            if found is None:
                return page(self._record, asked)
            connection, held = found
            with closing(connection):
                if held < self._record.batches():
                    self._start()
                return _ask(connection, self._record, asked)
        except sqlite3.Error as error:
            raise PARTIES.refused(self._record, error) from None

    def wait(self) -> None:
        """Wait until the index is brought up, where this process is at it."""
        with self._lock:
            upkeep = self._upkeep
        if upkeep is not None:
            upkeep.join()

    def _start(self) -> None:
        with self._lock:
            if self._upkeep is None or not self._upkeep.is_alive():
                self._upkeep = Thread(target=self._bring_up, name="index of parties")
                self._upkeep.start()

    def _bring_up(self) -> None:
        try:
            PARTIES.bring_up(self._record)
        except RecordError as error:  # the next page that waits for the index says so
            _log.warning("the index of parties stays behind: %s", error)


def _ask(connection: sqlite3.Connection, record: Record, asked: Asked) -> Page:
    connection.row_factory = sqlite3.Row
    connection.execute("BEGIN")  # one state of the index for all questions of the page
    try:
        (held,) = connection.execute("SELECT batches FROM built").fetchone()
        behind = max(0, record.batches() - held)
        found = _where(connection, asked)
        if found is None:
            return Page((), {}, held, behind)
        where, values = found
        types: Counter[str | None] = Counter()
        for kind, count in connection.execute(_COUNTS.format(where=where), values):
            types[kind] += count
        rows = connection.execute(_EVENTS.format(where=where), [*values, asked.limit, asked.offset])
        return Page(tuple(map(_line, rows)), dict(types), held, behind)
    finally:
        connection.execute("COMMIT")


def _where(connection: sqlite3.Connection, asked: Asked) -> tuple[str, list[int]] | None:
    """Return which postings are asked for, none where a party is in no event."""
    named = sorted(set(asked.parties))
    marks = ", ".join("?" * len(named))
    ids = sorted(n for (n,) in connection.execute(f"SELECT id FROM parties WHERE code IN ({marks})", named))  # noqa: S608
    if len(ids) < len(named):
        return None
    where, values = "pair = ?", [pair_of(*ids)]
    if asked.since or asked.until:  # an event without a day has 0 and is on no day
        where += " AND day_end >= ?"
        values.append(asked.since.toordinal() if asked.since else 1)
    if asked.until:
        where += " AND day_start <= ?"
        values.append(asked.until.toordinal())
    if asked.type:
        sorts = [n for (n,) in connection.execute("SELECT id FROM sorts WHERE type = ?", [asked.type])]
        where += f" AND sort IN ({', '.join(map(str, sorts))})"
    return where, values


def _line(row: sqlite3.Row) -> Line:
    told: dict[str, Any] = dict(row)
    names = ("source", "name", "document", "type", "mode", "status", "place")
    return Line(
        **{name: told[name] for name in names},
        actors=tuple(told["actors"].split()),
        recipients=tuple(told["recipients"].split()),
        start=date.fromordinal(told["day_start"]) if told["day_start"] else None,
        end=date.fromordinal(told["day_end"]) if told["day_end"] else None,
        text=told["shown"],
    )
