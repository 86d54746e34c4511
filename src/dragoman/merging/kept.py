"""Events that are kept: which event each coded event tells of, worked out once and written to the record.

What came into the record since the last time is taken in: a new mention joins an event or founds one, and the
chains that it, a change or a ruling touches are clustered anew. Nothing else is looked at, and what comes out
is the same as if all had been merged at once.
"""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Final

import pyarrow as pa

from dragoman.errors import RecordError
from dragoman.merging._near import KEY, Near, Place
from dragoman.merging._score import rule
from dragoman.merging.merger import event_id
from dragoman.record import Record, Snapshot, schema_of

_log = logging.getLogger(__name__)

_DONE: Final = "SELECT through, rule FROM assignments ORDER BY through DESC, batch DESC LIMIT 1"
# Documents that were read, changed or ruled on since a batch; with those that rulings join to them, because a
# ruling holds for whatever is coded in its words now.
_TOUCHED: Final = """
WITH ruled AS (
    SELECT document_id, sha256, batch, value::JSON ->> '$.document_id' AS other_document,
        value::JSON ->> '$.sha256' AS other_sha256
    FROM revisions WHERE action IN ('together', 'apart')),
new AS (
    SELECT document_id, sha256 FROM dossiers WHERE batch > $1 UNION
    SELECT document_id, sha256 FROM revisions WHERE batch > $1 UNION
    SELECT other_document, other_sha256 FROM ruled WHERE batch > $1)
SELECT document_id, sha256 FROM new UNION
SELECT other_document, other_sha256 FROM ruled SEMI JOIN new USING (document_id, sha256) UNION
SELECT r.document_id, r.sha256 FROM ruled r JOIN new n
    ON r.other_document = n.document_id AND r.other_sha256 = n.sha256
"""
_OF_DOCUMENTS: Final = (
    "SEMI JOIN (SELECT unnest(?) AS document_id, unnest(?) AS sha256) d USING (document_id, sha256)"
)
_HELD: Final = f"SELECT {KEY} AS key, document_id, sha256, event_id, event, chain FROM assigned m"  # noqa: S608


@contextmanager
def merged(record: Record, *, as_of: datetime | date | None = None) -> Iterator[Snapshot]:
    """Give the record with all its coded events assigned to events: the view `assigned`.

    What was worked out is written to the record, so that nobody has to do it again; where another writer
    holds it or it may not be written, the answer is the same. The first time takes minutes for a large
    record. `as_of` shows which events were known then.
    """
    with record.snapshot(as_of=as_of) as snapshot:
        found = advance(snapshot)
        if found is not None:
            snapshot.lend(found)
            if as_of is None:
                _write(record, found, _done(snapshot))
        yield snapshot


def advance(snapshot: Snapshot) -> pa.Table | None:
    """Return rows of `assignments` that bring what is kept up to a snapshot; none where it is up to it."""
    done = _done(snapshot)
    touched = snapshot.rows(_TOUCHED, [done])
    if not touched or snapshot.moment is None:
        return None
    near = Near(snapshot)
    if done:
        held, chains = _touched_chains(snapshot, near, touched)
    else:  # nothing is kept, or by another rule
        held = _held(snapshot.rows(_HELD))
        near.load_all()
        chains = near.merger.chains(sorted(near.places))
    known = {
        "rule": rule(),
        "through": snapshot.last,
        "batch": snapshot.last + 1,
        "assigned": snapshot.moment,
    }
    rows = [known | row for row in _changed(near, held, chains)]
    return pa.Table.from_pylist(rows or [known], schema=schema_of("assignments"))


_Held = dict[str, tuple[Place, str, str]]
"""Of a mention, by key: where it is, its event, and its chain."""


def _touched_chains(
    snapshot: Snapshot, near: Near, touched: Iterable[dict[str, Any]]
) -> tuple[_Held, list[frozenset[str]]]:
    """Return what is held of all that some documents can have changed, and its chains as they are now."""
    documents = [[row[name] for row in touched] for name in ("document_id", "sha256")]
    new = snapshot.rows(f"SELECT {KEY} AS key FROM current_mentions m {_OF_DOCUMENTS}", documents)  # noqa: S608
    of_old = snapshot.rows(f"SELECT DISTINCT chain FROM assigned {_OF_DOCUMENTS}", documents)  # noqa: S608
    in_chains = f"{_HELD} SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS chain) c USING (chain)"
    held = _held(snapshot.rows(in_chains, [[row["chain"] for row in of_old]]))
    near.load([*held, *(row["key"] for row in new)])
    chains = near.chains(near.places.keys() & (held.keys() | {row["key"] for row in new}))
    # Chains that others now hang on to come with what is held of them.
    keys = sorted({key for chain in chains for key in chain} - held.keys())
    by_key = f"{_HELD} SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS wanted) ON wanted = {KEY}"
    return held | _held(snapshot.rows(by_key, [keys])), chains


def _held(rows: Iterable[dict[str, Any]]) -> _Held:
    return {
        row["key"]: ((row["document_id"], row["sha256"], row["event_id"]), row["event"], row["chain"])
        for row in rows
    }


def _changed(near: Near, held: _Held, chains: Iterable[frozenset[str]]) -> Iterator[dict[str, Any]]:
    """Yield what each mention is assigned to where that is not what is held, and who is current no more."""
    met: set[str] = set()
    for chain in chains:
        met |= chain
        name = "c" + hashlib.sha256(min(chain).encode()).hexdigest()[:15]
        for event in near.merger.events_in(chain):
            identity = event_id(near.merger[key] for key in event)
            for key in sorted(event):
                if key not in held or held[key][1:] != (identity, name):
                    yield _row(near.places[key], identity, name)
    for key in sorted(held.keys() - met):
        yield _row(held[key][0], None, None)


def _row(place: Place, event: str | None, chain: str | None) -> dict[str, Any]:
    return {
        "document_id": place[0],
        "sha256": place[1],
        "event_id": place[2],
        "event": event,
        "chain": chain,
    }


def _done(snapshot: Snapshot) -> int:
    """Return up to which batch everything is assigned by the present rule."""
    found = snapshot.rows(_DONE)
    return found[0]["through"] if found and found[0]["rule"] == rule() else 0


def _write(record: Record, found: pa.Table, done: int) -> None:
    try:
        with record.writing(wait=0) as writing:
            with writing.snapshot() as snapshot:
                if _done(snapshot) != done:  # another process was quicker
                    return
            batch = pa.repeat(pa.scalar(writing.batch, pa.int64()), len(found))
            writing.add(
                "assignments", found.set_column(found.schema.get_field_index("batch"), "batch", batch)
            )
    except RecordError as error:
        _log.info("the events are not written: %s", error)
