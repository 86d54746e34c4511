"""Events as a Parquet table."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.engine.sinks.columns import COLUMNS, flatten

_ROW_GROUP: Final = 10_000
"""Events in a row group; counted by events alone, so that the bytes do not hang on the batches."""


class ParquetSink:
    """Writes the flat columns, with lists as lists."""

    def __init__(self, path: Path) -> None:
        self._schema = pa.schema([(column.name, column.type) for column in COLUMNS])
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def write(self, event: Mapping[str, object]) -> None:
        """Add one event."""
        self._rows.append(flatten(event))
        if len(self._rows) >= _ROW_GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left, and close the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows.clear()
