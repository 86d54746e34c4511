"""The Parquet files of committed batches, as tables that DuckDB can read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from dragoman.errors import RecordError
from dragoman.record._manifest import Entry
from dragoman.record._place import Place
from dragoman.record._tables import schema_of

if TYPE_CHECKING:
    import duckdb

CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    # The record works without a network, and SQL sees no variable of Python's.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}


def connect(path: str = ":memory:", **config: str) -> "duckdb.DuckDBPyConnection":
    """Return a connection to a database that keeps times in UTC and prints nothing.

    Left to itself DuckDB draws a bar on stdout when a question takes long, in the middle of what is JSON.
    """
    import duckdb  # noqa: PLC0415

    connection = duckdb.connect(path, config={**CONFIG, **config})
    connection.execute("SET enable_progress_bar = false; SET TimeZone = 'UTC'")
    return connection


def source(place: Place, entries: Sequence[Entry], table: str) -> Any:
    """Return the rows of a table that some batches brought, as something that DuckDB can register.

    Arrow opens the files, not DuckDB, which would take a bracket or a star in a directory's name for a
    pattern.
    """
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.dataset as ds  # noqa: PLC0415

    schema = schema_of(table)
    files = [str(place.batches / f.name) for entry in entries for f in entry.files if f.table == table]
    if not files:
        return schema.empty_table()
    try:
        return ds.dataset(files, schema=schema, format="parquet")
    except (OSError, pa.ArrowException) as error:
        raise damaged(place, error) from error


def damaged(place: Place, error: BaseException) -> RecordError:
    """Return what a library said about a file that it cannot read as an error that says what to do."""
    return RecordError(
        f"a file of the record cannot be read ({reason(error)})",
        where=str(place.root),
        remedy="Run `dragoman record verify` to see which, and what to do about it.",
    )


def reason(error: BaseException) -> str:
    """Return the first line of what a library said."""
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
