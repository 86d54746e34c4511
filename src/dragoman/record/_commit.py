"""Writes a batch: its Parquet files first, then the entry that makes it exist."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from dragoman.record._durable import sync_directory, write_durably
from dragoman.record._manifest import BatchFile, Entry, publish
from dragoman.record._place import Place
from dragoman.record._reading import Reading, Row, rows
from dragoman.record._tables import TABLES, schema_of


def commit(place: Place, batch: int, readings: Sequence[tuple[Reading, int]], coded_at: datetime) -> Entry:
    """Write readings, each with its revision, as one batch. The caller holds the writer's lock."""
    gathered: dict[str, list[Row]] = {table: [] for table in TABLES}
    for reading, revision in readings:
        for table, added in rows(reading, batch=batch, revision=revision, coded_at=coded_at).items():
            gathered[table] += added
    files = tuple(_write(place, batch, table, found) for table, found in gathered.items() if found)
    sync_directory(place.batches)
    entry = Entry(
        batch=batch,
        committed=coded_at.isoformat(),
        files=files,
        readings=tuple(reading.key for reading, _ in readings),
    )
    publish(place, entry)
    return entry


def _write(place: Place, batch: int, table: str, found: Iterable[Row]) -> BatchFile:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    content = pa.Table.from_pylist(found, schema=schema_of(table))
    sink = pa.BufferOutputStream()
    pq.write_table(content, sink, compression="zstd")
    data = sink.getvalue().to_pybytes()
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"{batch:08d}-{table}-{sha256[:12]}.parquet"
    write_durably(place.batches / name, data)
    return BatchFile(table=table, name=name, rows=content.num_rows, bytes=len(data), sha256=sha256)
