"""The tables of the record, as Arrow schemas.

Each row carries its provenance: document and text, coder, times, batch and revision. A column is only ever
added, at the end and nullable, with a new format version. Times are in UTC.
"""

from functools import cache
from typing import TYPE_CHECKING, Final

from dragoman.contracts import SOURCES, contract

if TYPE_CHECKING:
    import pyarrow as pa

IMPORTED: Final = tuple(f"imported_{source}" for source in SOURCES)
"""Events that others coded, a table a source: columns that all of them share, then the source's own."""

TABLES: Final = ("documents", "dossiers", "mentions", "revisions", "quarantine", "assignments", *IMPORTED)

MOMENTS: Final = {
    "documents": (),
    "dossiers": ("coded_at", "collected"),
    "mentions": ("coded_at", "collected"),
    "revisions": ("made",),
    "quarantine": ("imported",),
    "assignments": ("assigned",),
    **dict.fromkeys(IMPORTED, ("imported",)),
}
"""The columns that say since when a row of a table is known; those of a document hang on its dossiers."""


@cache
def shared_schema() -> "pa.Schema":
    """Return the columns that all imported tables share."""
    import pyarrow as pa  # noqa: PLC0415

    text, moment, number = pa.string(), pa.timestamp("us", "UTC"), pa.int64()
    real, day, names = pa.float64(), pa.date32(), pa.list_(pa.string())
    columns: dict[str, pa.DataType] = {
        # `key` names an event in its source; `digest` tells rows with one key apart, the larger `stamp` is
        # the newer of them. `file` and `line` are where it stood.
        "source": text,
        "key": text,
        "digest": text,
        "stamp": text,
        "batch": number,
        "imported": moment,
        "file": text,
        "line": number,
        # PLOVER, by the map from the source's own code; null where that has none.
        "type": text,
        "mode": text,
        "contexts": names,
        "quad": text,
        "intensity": real,
        "cameo": text,
        "goldstein": real,
        "actors": names,
        "recipients": names,
        "actor_names": names,
        "recipient_names": names,
        "actor_sectors": names,
        "recipient_sectors": names,
        "date_start": day,
        "date_end": day,
        "place": text,
        "place_country": text,
        "latitude": real,
        "longitude": real,
        "precision": text,
        "publisher": text,
        "url": text,
        "published": day,
        "reports": number,
    }
    return pa.schema(list(columns.items()))


@cache
def schema_of(table: str) -> "pa.Schema":
    """Return the schema of a table."""
    import pyarrow as pa  # noqa: PLC0415 - a tenth of a second that `dragoman --help` need not pay

    if table in IMPORTED:
        own = contract(table.removeprefix("imported_")).columns
        return pa.schema([*shared_schema(), *((column.original, pa.string()) for column in own)])
    text, moment, number = pa.string(), pa.timestamp("us", "UTC"), pa.int64()
    real, day, names = pa.float64(), pa.date32(), pa.list_(pa.string())
    columns: dict[str, dict[str, pa.DataType]] = {
        # One row a text and id; a new revision of the coding does not repeat it.
        "documents": {
            "document_id": text,
            "sha256": text,
            "batch": number,
            "collected": moment,
            "text": text,
        },
        # One row a reading. `dossier` is the whole of it as JSON.
        "dossiers": {
            "document_id": text,
            "sha256": text,
            "revision": number,
            "batch": number,
            "coder_version": text,
            "coder_model": text,
            "coder_ontology": text,
            "coded_at": moment,
            "collected": moment,
            "title": text,
            "language": text,
            "source": text,
            "url": text,
            "published_start": day,
            "published_end": day,
            "published_how": text,
            "characters": number,
            "events": number,
            "dossier": text,
        },
        # One row an event as coded. `event` is the whole of it as JSON, `sentence` the words of its span;
        # parties without a code are only in `event`.
        "mentions": {
            "event_id": text,
            "document_id": text,
            "sha256": text,
            "revision": number,
            "batch": number,
            "coder_version": text,
            "coder_model": text,
            "coder_ontology": text,
            "coded_at": moment,
            "collected": moment,
            "type": text,
            "mode": text,
            "contexts": names,
            "quad": text,
            "intensity": real,
            "cameo": text,
            "actors": names,
            "recipients": names,
            "date_start": day,
            "date_end": day,
            "place": text,
            "place_country": text,
            "latitude": real,
            "longitude": real,
            "status": text,
            "speaker": text,
            "confidence": real,
            "trigger_start": number,
            "trigger_end": number,
            "span_start": number,
            "span_end": number,
            "sentence": text,
            "event": text,
        },
        # One row a change that somebody made. `value` is JSON; what it replaced is in `before`.
        "revisions": {
            "revision_id": text,
            "batch": number,
            "made": moment,
            "who": text,
            "why": text,
            "action": text,
            "subject": text,
            "document_id": text,
            "sha256": text,
            "trigger_start": number,
            "trigger_end": number,
            "field": text,
            "value": text,
            "before": text,
        },
        # One row an input that was refused, or repaired and kept. `text` is its beginning.
        "quarantine": {
            "source": text,
            "file": text,
            "line": number,
            "outcome": text,
            "field": text,
            "reason": text,
            "text": text,
            "digest": text,
            "batch": number,
            "imported": moment,
        },
        # One row a coded event whenever it comes into another event, by what stood in the record after the
        # batch `through`, at the moment `assigned`; null where it is current no more. `chain` is what could
        # share an event with it, `rule` names what was decided by. A row without a coded event says that
        # nothing had changed by then.
        "assignments": {
            "document_id": text,
            "sha256": text,
            "event_id": text,
            "event": text,
            "chain": text,
            "rule": text,
            "through": number,
            "batch": number,
            "assigned": moment,
        },
    }
    return pa.schema(list(columns[table].items()))
