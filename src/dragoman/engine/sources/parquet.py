"""A Parquet file with a row a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.engine.rows import Place, Refusal, Row
from dragoman.engine.sources._fields import FIELDS, to_row

_ROWS_AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True)
class ParquetSource:
    """A file with a `text` column, and the other fields of a document where it has them."""

    path: Path

    def __iter__(self) -> Iterator[Row | Refusal]:
        number = 0
        try:
            with pq.ParquetFile(self.path, pre_buffer=False) as file:
                if (wrong := self._wrong_columns(file.schema_arrow)) is not None:
                    yield wrong
                    return
                columns = [name for name in FIELDS if name in file.schema_arrow.names]
                for batch in file.iter_batches(_ROWS_AT_ONCE, columns=columns):
                    for record in batch.to_pylist():
                        number += 1
                        yield to_row(record, Place(str(self.path), number, "row"))
        except (pa.ArrowException, OSError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            yield Refusal(
                Place(str(self.path), number + 1, "row"),
                "file",
                f"the file cannot be read as Parquet from here on ({reason})",
                "What came before is coded. Write the file again, with text columns in UTF-8.",
            )

    def count(self) -> int | None:
        try:
            return int(pq.read_metadata(self.path).num_rows)
        except (pa.ArrowException, OSError):
            return None

    def _wrong_columns(self, schema: pa.Schema) -> Refusal | None:
        """Return why the columns are not those of documents; none where they are."""
        place = Place(str(self.path))
        remedy = "Documents need a column `text` of strings; " + ", ".join(
            f"`{name}`" for name in FIELDS if name != "text"
        )
        if schema.names.count("text") != 1:
            reason = (
                "there is no such column" if "text" not in schema.names else "there are several such columns"
            )
            return Refusal(place, "file", reason, f"{remedy} are optional.", "text")
        for name in FIELDS:
            if name not in schema.names:
                continue
            if schema.names.count(name) > 1:
                return Refusal(
                    place, "file", "there are several such columns", f"{remedy} are optional.", name
                )
            kind = schema.field(name).type
            if not _admitted(name, kind):
                reason = f"the column holds {kind}, not strings"
                return Refusal(place, "file", reason, f"{remedy} are optional.", name)
        return None


def _admitted(name: str, kind: pa.DataType) -> bool:
    types = pa.types
    if types.is_dictionary(kind):
        kind = kind.value_type
    if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
        return True
    if types.is_null(kind):
        return name != "text"
    if name == "published":
        return bool(types.is_date(kind) or types.is_timestamp(kind))
    return bool(name == "id" and types.is_integer(kind))
