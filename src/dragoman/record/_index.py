"""The index: a DuckDB file with a copy of the batches.

It is built under another name and then put in its place whole. Who reads the old one keeps reading it; nobody
ever sees half of a new one. It is only opened read-only, because DuckDB shuts readers out of a file while
another process writes to it.
"""

import contextlib
import logging
import secrets
import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.errors import RecordError
from dragoman.record._durable import refused, sync_directory
from dragoman.record._manifest import Entry
from dragoman.record._place import TEMPORARY, Place
from dragoman.record._source import connect, reason, source
from dragoman.record._tables import TABLES, schema_of

if TYPE_CHECKING:
    import duckdb

_log = logging.getLogger(__name__)
_COLUMNS = "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'stored'"


def build(place: Place, entries: Sequence[Entry]) -> None:
    """Build the index of these batches from nothing. The caller holds the lock of the index."""
    _build(place, entries, held=0)


def extend(place: Place, entries: Sequence[Entry]) -> None:
    """Bring the index up to these batches: a copy of it takes in what came after it.

    The caller holds the lock of the index.
    """

    with connect() as connection:
        held = attach(connection, place, entries)
    if held < len(entries):
        _build(place, entries, held)


def _build(place: Place, entries: Sequence[Entry], held: int) -> None:
    import duckdb  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    temporary = place.index.with_name(f"{place.index.name}.{secrets.token_hex(4)}{TEMPORARY}")
    try:
        if held:
            shutil.copyfile(place.index, temporary)
        with connect(str(temporary)) as connection:
            for table in TABLES:
                connection.register("batches", source(place, entries[held:], table))
                connection.execute(
                    f"INSERT INTO {table} BY NAME FROM batches"
                    if held
                    else f"CREATE TABLE {table} AS FROM batches"
                )
                connection.unregister("batches")
            connection.execute("CREATE OR REPLACE TABLE built (batches BIGINT, fingerprint VARCHAR)")
            connection.execute("INSERT INTO built VALUES (?, ?)", [len(entries), fingerprint(entries)])
            connection.execute("CHECKPOINT")
        temporary.replace(place.index)
        sync_directory(place.root)
    except (duckdb.Error, pa.ArrowException) as error:
        raise RecordError(
            f"the index cannot be built ({reason(error)})",
            where=str(place.index),
            remedy="Run `dragoman record verify`; the record can be read without an index.",
        ) from error
    except RecordError:
        raise
    except OSError as error:
        raise refused(error, place.index) from error
    finally:
        for leftover in place.root.glob(f"{temporary.name}*"):
            with contextlib.suppress(OSError):
                leftover.unlink()


def attach(connection: "duckdb.DuckDBPyConnection", place: Place, entries: Sequence[Entry]) -> int:
    """Attach the index as `stored` and return how many of the entries it holds: 0 where it is of no use."""
    try:
        return holds(connection, place, entries) or 0
    except RecordError as error:
        _log.warning("the index is passed over: %s", error)
        return 0


def holds(connection: "duckdb.DuckDBPyConnection", place: Place, entries: Sequence[Entry]) -> int | None:
    """Attach the index as `stored` and return how many of the entries it holds; null where there is none.

    Raises `RecordError` where it cannot be read, or is not this record's.
    """
    import duckdb  # noqa: PLC0415

    if not place.index.is_file():
        return None
    path = str(place.index).replace("'", "''")
    remedy = "Run `dragoman record rebuild`."
    try:
        connection.execute(f"ATTACH '{path}' AS stored (READ_ONLY)")
        built = connection.execute("SELECT batches, fingerprint FROM stored.built").fetchall()
        columns = connection.execute(_COLUMNS).fetchall()
    except duckdb.Error as error:
        what = f"the index cannot be read ({reason(error)})"
        raise RecordError(what, where=str(place.index), remedy=remedy) from error
    held, named = built[0] if built else (0, "")
    if held > len(entries) or named != fingerprint(entries[:held]):
        raise RecordError("the index is not of these batches", where=str(place.index), remedy=remedy)
    if not {(table, name) for table in TABLES for name in schema_of(table).names} <= set(columns):
        raise RecordError("an older dragoman built the index", where=str(place.index), remedy=remedy)
    return int(held)


def fingerprint(entries: Sequence[Entry]) -> str:
    """Name a run of batches by the last of them: enough to tell one record's history from another's."""
    if not entries:
        return "empty"
    last = entries[-1]
    return f"{last.batch} {last.committed} " + " ".join(file.sha256 for file in last.files)
