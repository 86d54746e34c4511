"""The size and the state of a record, from its manifest alone."""

from collections import Counter
from collections.abc import Sequence

from dragoman.errors import RecordError
from dragoman.record._create import Head
from dragoman.record._index import holds
from dragoman.record._manifest import Entry
from dragoman.record._place import Place
from dragoman.record._source import connect
from dragoman.record._tables import IMPORTED
from dragoman.record._values import Info


def info(place: Place, head: Head, entries: Sequence[Entry]) -> Info:
    """Return how much is kept, since when, and how far the index is behind."""
    files = [file for entry in entries for file in entry.files]
    rows: Counter[str] = Counter()
    for file in files:
        rows[file.table] += file.rows
    held = _held(place, entries)
    return Info(
        path=place.root,
        format=head.format,
        created=head.created,
        batches=len(entries),
        documents=rows["documents"],
        dossiers=rows["dossiers"],
        mentions=rows["mentions"],
        bytes=sum(file.bytes for file in files),
        first_kept=entries[0].committed if entries else None,
        last_kept=entries[-1].committed if entries else None,
        index_behind=None if held is None else len(entries) - held,
        imported=sum(rows[table] for table in IMPORTED),
        quarantined=rows["quarantine"],
        revisions=rows["revisions"],
    )


def _held(place: Place, entries: Sequence[Entry]) -> int | None:

    with connect() as connection:
        try:
            return holds(connection, place, entries)
        except RecordError:  # a useless index is as good as none; `verify` says why
            return None
