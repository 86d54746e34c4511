"""The tables of the record, as Arrow schemas.

Each row carries its provenance: document and text, coder, times, batch and revision. A column is only ever
added, at the end and nullable, with a new format version. Times are in UTC.
"""

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pyarrow as pa

TABLES: Final = ("documents", "dossiers", "mentions")


@cache
def schema_of(table: str) -> "pa.Schema":
    """Return the schema of a table."""
    import pyarrow as pa  # noqa: PLC0415 - a tenth of a second that `dragoman --help` need not pay

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
    }
    return pa.schema(list(columns[table].items()))
