"""The columns that go into the coder and come out of it, as Arrow schemas.

The type of an event is derived from the contract's model, so the two cannot drift apart.
"""

import types
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import pyarrow as pa

from dragoman.engine.rows import Row
from dragoman.schema import Event, Model

DOCUMENT_COLUMNS: Final = (
    "id",
    "text",
    "data",
    "suffix",
    "charset",
    "title",
    "published",
    "source",
    "url",
    "language",
)

_SCALARS: Final[Mapping[Any, pa.DataType]] = {str: pa.string(), float: pa.float64(), int: pa.int64()}


@cache
def document_schema() -> pa.Schema:
    """Return the schema of documents going in: text columns, and `data` in bytes."""
    return pa.schema([(name, pa.binary() if name == "data" else pa.string()) for name in DOCUMENT_COLUMNS])


@cache
def result_schema() -> pa.Schema:
    """Return the schema of what comes out: one row a document, in the same order.

    `events` holds its events as the contract has them; `refusal` says why it could not be coded, and is
    null where it could. `id` and `sha256` are those of the document; null where there is none.
    """
    refusal = pa.struct([(name, pa.string()) for name in ("kind", "field", "reason", "remedy")])
    return pa.schema(
        [
            ("id", pa.string()),
            ("sha256", pa.string()),
            ("events", pa.list_(arrow_type(Event))),
            ("refusal", refusal),
        ]
    )


def arrow_type(annotation: Any) -> pa.DataType:
    """Return the Arrow type of what a contract model or one of its annotations admits."""
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Model):
        fields = annotation.model_fields.items()
        return pa.struct([(name, arrow_type(field.annotation)) for name, field in fields])
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return arrow_type(arguments[0])
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(arrow_type(arguments[0]))
    if origin in (Union, types.UnionType):
        (kept,) = (argument for argument in arguments if argument is not types.NoneType)
        return arrow_type(kept)
    raise TypeError(f"no Arrow type is known for {annotation!r}")


def to_documents(rows: Sequence[Row]) -> pa.RecordBatch:
    """Return rows as a batch of documents; their places stay behind."""
    columns = [[getattr(row, name) for row in rows] for name in DOCUMENT_COLUMNS]
    arrays = [pa.array(c, field.type) for c, field in zip(columns, document_schema(), strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=document_schema())


def to_results(results: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    """Return results as a batch."""
    return pa.RecordBatch.from_pylist(list(results), schema=result_schema())


def pack(batch: pa.RecordBatch) -> bytes:
    """Return a batch as bytes in Arrow's file format, compressed."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_file(sink, batch.schema, options=options) as writer:
        writer.write_batch(batch)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


def unpack(data: bytes) -> pa.RecordBatch:
    """Return the one batch that `pack` wrote; raises `pyarrow.ArrowInvalid` for anything else."""
    with pa.ipc.open_file(pa.BufferReader(data)) as reader:
        if reader.num_record_batches != 1:
            raise pa.ArrowInvalid("not one batch")
        return reader.get_batch(0)
