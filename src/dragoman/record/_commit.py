"""Writes a batch: its Parquet files first, then the entry that makes it exist."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from dragoman.record._durable import sync_directory, write_durably
from dragoman.record._manifest import BatchFile, Entry, ReadingKey, publish
from dragoman.record._place import Place
from dragoman.record._reading import Reading, Row, rows
from dragoman.record._tables import TABLES, schema_of

if TYPE_CHECKING:
    import pyarrow as pa

_NARROWED: Final = frozenset(
    {"batch", "collected", "coded_at", "imported", "document_id", "key", "type", "date_start", "date_end"}
)
_SAMPLE: Final = 2_000


def commit(place: Place, batch: int, readings: Sequence[tuple[Reading, int]], coded_at: datetime) -> Entry:
    """Write readings, each with its revision, as one batch. The caller holds the writer's lock."""
    import pyarrow as pa  # noqa: PLC0415

    gathered: dict[str, list[Row]] = {}
    for reading, revision in readings:
        for table, added in rows(reading, batch=batch, revision=revision, coded_at=coded_at).items():
            gathered.setdefault(table, []).extend(added)
    tables = {table: pa.Table.from_pylist(found, schema_of(table)) for table, found in gathered.items()}
    return commit_tables(place, batch, tables, coded_at, tuple(reading.key for reading, _ in readings))


def commit_tables(
    place: Place,
    batch: int,
    tables: Mapping[str, "pa.Table"],
    committed: datetime,
    readings: tuple[ReadingKey, ...] = (),
) -> Entry:
    """Write tables as one batch; one without rows is left out. The caller holds the writer's lock."""
    files = tuple(_write(place, batch, table, found) for table in TABLES if (found := tables.get(table)))
    sync_directory(place.batches)
    entry = Entry(batch=batch, committed=committed.isoformat(), files=files, readings=readings)
    publish(place, entry)
    return entry


def _repeats(values: "pa.ChunkedArray") -> bool:
    """Say whether a column holds the same values again and again, so that a dictionary is worth it."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    sample = values.slice(0, _SAMPLE)
    if pa.types.is_nested(sample.type):
        return True
    return len(pc.unique(sample)) <= len(sample) / 2


def _write(place: Place, batch: int, table: str, content: "pa.Table") -> BatchFile:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    sink = pa.BufferOutputStream()
    # Statistics are for the columns that questions narrow a batch down by; of other columns they cost time.
    narrowed = [name for name in content.column_names if name in _NARROWED]
    few = [name for name in content.column_names if _repeats(content[name])]
    pq.write_table(content, sink, compression="zstd", write_statistics=narrowed, use_dictionary=few)
    data = sink.getvalue().to_pybytes()
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"{batch:08d}-{table}-{sha256[:12]}.parquet"
    write_durably(place.batches / name, data)
    return BatchFile(table=table, name=name, rows=content.num_rows, bytes=len(data), sha256=sha256)
