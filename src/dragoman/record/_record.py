"""The record: every document that was read, and what was found in it, with its history."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from dragoman.errors import RecordError, UsageError
from dragoman.record import _queries
from dragoman.record._commit import commit
from dragoman.record._create import Head, open_place
from dragoman.record._index import build, extend
from dragoman.record._info import info
from dragoman.record._leftovers import remove_leftovers
from dragoman.record._lock import locked
from dragoman.record._manifest import Entry, changed_at, read_after, require_whole
from dragoman.record._place import Place, home
from dragoman.record._reading import Reading, prepare
from dragoman.record._snapshot import Snapshot
from dragoman.record._values import Info, Kept, KeptDocument, Mention, Problem
from dragoman.record._verify import verify
from dragoman.record._writing import Writing
from dragoman.schema import Dossier
from dragoman.settings import setting

if TYPE_CHECKING:
    import pyarrow as pa

_log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


class Record:
    """A record in a directory: append-only, one writer at a time, any number of readers that never wait."""

    def __init__(self, place: Place, head: Head, clock: Callable[[], datetime]) -> None:
        """Use `Record.open`."""
        self._place = place
        self._head = head
        self._clock = clock
        self._entries: list[Entry] = []
        self._coders: dict[str, list[str]] = {}  # a document's key: the keys of its readings, in order
        self._counted = 0  # entries whose readings are in `_coders`
        self._listed: int | None = None  # when the manifest's directory had changed as it was listed last
        self._refreshing = Lock()

    @classmethod
    def open(
        cls, path: Path | None = None, *, create: bool = True, clock: Callable[[], datetime] = utc_now
    ) -> "Record":
        """Open the record in a directory: `path`, else DRAGOMAN_HOME, else the user's data directory.

        Raises `RecordError` where it cannot be made or read, or a newer dragoman wrote it.
        """
        place = Place((path or home()).absolute())
        return cls(place, open_place(place, create=create, clock=clock), clock)

    @property
    def path(self) -> Path:
        """The directory of the record."""
        return self._place.root

    @property
    def created(self) -> str:
        """When the record was made, in UTC; it tells one record from another in the same place."""
        return self._head.created

    def batches(self) -> int:
        """Return the number of batches that are kept by now."""
        self._refresh()
        return len(self._entries)

    def now(self) -> datetime:
        """Return the moment by the record's clock, in UTC."""
        return self._clock().astimezone(UTC)

    # Writing

    def keep(self, dossier: Dossier, text: str, *, collected: datetime | None = None) -> Kept:
        """Keep a dossier with the text of its document; on return it is safe on the disk.

        The same document (id and text) read again by the same coder adds nothing. Another coder, or another
        date given by the user, adds a revision beside the old one. `collected` is when the text was fetched
        (with a time zone; now, unless given).

        Raises `InputError` where the text is not the dossier's, `RecordError` where it cannot be written.
        """
        return self.keep_many([(dossier, text)], collected=collected)[0]

    def keep_many(
        self,
        readings: Iterable[tuple[Dossier, str]],
        *,
        collected: datetime | None = None,
        batch: int | None = None,
    ) -> list[Kept]:
        """Keep many dossiers with their texts, `batch` at a time (setting `record_batch_documents`).

        Each batch is kept whole or not at all. Where `readings` or one of its items raises, what came before
        it is kept first.
        """
        moment = _moment(collected, "collected") or self._clock()
        size = batch or setting("record_batch_documents")
        kept: list[Kept] = []
        pending: list[Reading] = []
        try:
            for dossier, text in readings:
                pending.append(prepare(dossier, text, moment))
                if len(pending) >= size:
                    full, pending = pending, []
                    kept += self._append(full)
        finally:
            if pending:
                kept += self._append(pending)
        return kept

    @contextmanager
    def writing(self, *, wait: float | None = None) -> Iterator[Writing]:
        """Hold the record, and write what is added to the `Writing` as one batch: whole, or not at all.

        For tables other than those of dossiers. Where the block raises, nothing is written. `wait` is how
        many seconds to wait for another writer (setting `record_lock_seconds`).
        """
        wait = setting("record_lock_seconds") if wait is None else wait
        with locked(self._place.lock, wait=wait, task="writing to this record"):
            self._refresh()
            writing = Writing(self._place, self._entries, self._clock())
            yield writing
            entry = writing.commit()
            if entry is not None:
                self._entries.append(entry)

    def _append(self, readings: Sequence[Reading]) -> list[Kept]:
        with locked(self._place.lock, wait=setting("record_lock_seconds"), task="writing to this record"):
            self._refresh()
            self._count()
            kept, new = [], []
            seen: dict[str, list[str]] = {}
            for reading in readings:
                key = reading.key
                coders = seen.setdefault(key.document, list(self._coders.get(key.document, ())))
                added = key.coder not in coders
                if added:
                    coders.append(key.coder)
                    new.append((reading, len(coders)))
                kept.append(Kept(added, reading.id))
            if new:
                self._entries.append(commit(self._place, len(self._entries) + 1, new, self._clock()))
        if new:
            self._keep_index_near()
        return kept

    def _keep_index_near(self) -> None:
        """Bring the index up from time to time, ever more rarely as the record grows.

        No more than a quarter of the batches, or so many as the setting says, are ever outside of it.
        """
        every = max(setting("record_index_batches"), 1 << (len(self._entries).bit_length() - 1) >> 2)
        if len(self._entries) % every:
            return
        try:
            with locked(self._place.index_lock, wait=0, task="rebuilding the index of this record"):
                self._refresh()
                extend(self._place, self._entries)
        except RecordError as error:  # what was kept is kept, and the record can be read without an index
            _log.info("the index stays behind: %s", error)

    def _refresh(self) -> None:
        with self._refreshing:
            changed = changed_at(self._place)
            self._entries += read_after(self._place, len(self._entries))
            if changed != self._listed:  # listing a million entries takes half a second
                require_whole(self._place, len(self._entries))
                self._listed = changed

    def _count(self) -> None:
        for entry in self._entries[self._counted :]:
            for key in entry.readings:
                self._coders.setdefault(key.document, []).append(key.coder)
        self._counted = len(self._entries)

    # Reading

    def snapshot(
        self, *, as_of: datetime | date | None = None, after: int = 0, upto: int | None = None
    ) -> Snapshot:
        """Return the record as it stands now, for SQL; close it, or use it in a `with` statement.

        `as_of` shows what it knew then: what was both collected and coded by that moment, or day in UTC.
        `upto` shows it as it stood after so many batches; `after` leaves out what the batches up to a number
        brought.
        """
        self._refresh()
        entries = self._entries[:upto]
        whole = after == 0 and len(entries) == len(self._entries)  # else the index holds too much
        moment = _moment(as_of, "as_of")
        return Snapshot(self._place, entries, as_of=moment, indexed=whole, after=after)

    def sizes(self, *, after: int = 0) -> list[dict[str, int]]:
        """Return the number of rows that each batch brought, by table, in order of the batches."""
        self._refresh()
        return [{file.table: file.rows for file in entry.files} for entry in self._entries[after:]]

    def query(
        self, sql: str, parameters: Sequence[Any] = (), *, as_of: datetime | date | None = None
    ) -> "pa.Table":
        """Return the answer to an SQL query as an Arrow table; see `Snapshot` for the views."""
        with self.snapshot(as_of=as_of) as snapshot:
            return snapshot.table(sql, parameters)

    def dossier(
        self, document_id: str, *, sha256: str | None = None, as_of: datetime | date | None = None
    ) -> Dossier | None:
        """Return the latest dossier of a document, or none. `sha256` chooses among texts with the same id."""
        with self.snapshot(as_of=as_of) as snapshot:
            return _queries.dossier(snapshot, document_id, sha256)

    def text(self, document_id: str, *, sha256: str | None = None) -> str | None:
        """Return the text of a document, or none. `sha256` chooses among texts with the same id."""
        with self.snapshot() as snapshot:
            return _queries.text(snapshot, document_id, sha256)

    def documents(self, *, as_of: datetime | date | None = None) -> list[KeptDocument]:
        """Return every document, as its latest reading describes it, in the order they were kept."""
        with self.snapshot(as_of=as_of) as snapshot:
            return _queries.documents(snapshot)

    def events(
        self,
        *,
        document: str | None = None,
        type: str | None = None,  # noqa: A002 - the contract's word
        actor: str | None = None,
        recipient: str | None = None,
        since: date | None = None,
        until: date | None = None,
        as_of: datetime | date | None = None,
        limit: int | None = None,
    ) -> list[Mention]:
        """Return events of the latest revisions, in order of their dates, those without one last.

        `actor` and `recipient` are codes; `since` and `until` are days, both included, that the interval of
        the event touches.
        """
        with self.snapshot(as_of=as_of) as snapshot:
            return _queries.events(
                snapshot,
                document=document,
                type=type,
                actor=actor,
                recipient=recipient,
                since=since,
                until=until,
                limit=limit,
            )

    def content_hash(self) -> str:
        """Return a SHA-256 of what is kept, whatever the order, the batches and the times of keeping."""
        with self.snapshot() as snapshot:
            return _queries.content_hash(snapshot)

    # Care

    def info(self) -> Info:
        """Return the size and the state of the record."""
        self._refresh()
        return info(self._place, self._head, self._entries)

    def verify(self) -> list[Problem]:
        """Check every file against the manifest, and the tables against each other."""
        return verify(self._place)

    def rebuild(self) -> Info:
        """Build the index anew from the batches, and remove what killed processes left behind."""
        wait = setting("record_lock_seconds")
        with locked(self._place.index_lock, wait=wait, task="rebuilding the index of this record"):
            with locked(self._place.lock, wait=wait, task="writing to this record"):
                self._refresh()
                remove_leftovers(self._place, self._entries)
            build(self._place, self._entries)
        return self.info()


def _moment(given: datetime | date | None, name: str) -> datetime | None:
    """Return a moment in UTC; of a day, its last one."""
    if given is None:
        return None
    if not isinstance(given, datetime):
        return datetime(given.year, given.month, given.day, 23, 59, 59, 999_999, tzinfo=UTC)
    if given.tzinfo is None:
        raise UsageError(f"{given} has no time zone", where=name, remedy="Give it one: tzinfo=datetime.UTC.")
    return given.astimezone(UTC)
