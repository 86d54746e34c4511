"""The record as it stands at one moment, as SQL views over files that never change.

A reader opens nothing that a writer writes to: it takes the manifest as it is, reads the Parquet files named
there through a DuckDB database in memory, and takes from the index what that already holds.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any

from dragoman.errors import UsageError
from dragoman.record._index import attach
from dragoman.record._manifest import Entry
from dragoman.record._place import Place
from dragoman.record._source import connect, damaged, source
from dragoman.record._tables import MOMENTS, TABLES, schema_of
from dragoman.record._views import views

if TYPE_CHECKING:
    import pyarrow as pa


class Snapshot:
    """Views `documents`, `dossiers` and `mentions` with every revision that was known at `as_of`; the views
    `current_dossiers` and `coded_mentions` hold the latest revision of each text alone; `current_mentions` is
    the latter with the changes that users made put on it, and without what they deleted.

    `last` is the number of the last batch that it holds, `moment` when that was committed, in UTC.

    `imported_icews` and its like hold what others coded, `imported` all of it in the columns they share,
    `current_imported` the newest row of each event; `revisions` and `quarantine` what their names say.

    `assigned` says which event a coded event tells of, as far as that was worked out
    (`dragoman.merging.kept.merged` brings it up to the snapshot).
    """

    def __init__(
        self,
        place: Place,
        entries: Sequence[Entry],
        *,
        as_of: datetime | None = None,
        indexed: bool = True,
        after: int = 0,
    ) -> None:
        self.last = len(entries)
        self.moment = datetime.fromisoformat(entries[-1].committed) if entries else None
        entries = entries[after:]
        self._place = place
        self._connection = connect()
        try:
            stored = attach(self._connection, place, entries) if indexed else 0
            for table in reversed(TABLES):  # dossiers before documents, which hang on them
                self._define(table, entries, stored, as_of)
            revised = any(file.table == "revisions" for entry in entries for file in entry.files)
            self.lend(schema_of("assignments").empty_table())
            self._connection.execute(views(changed=revised))
            # From here on SQL sees nothing but these views: no file, no other database.
            self._connection.execute("SET enable_external_access = false")
            self._connection.execute("SET lock_configuration = true")
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> "Snapshot":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def lend(self, assignments: "pa.Table") -> None:
        """Show rows of the table `assignments` worked out for this snapshot and not written yet."""
        self._connection.register("fresh_assignments", assignments)

    def table(self, sql: str, parameters: Sequence[Any] = ()) -> "pa.Table":
        """Return the answer to a query. Raises `UsageError` for a wrong query, `RecordError` for damage."""
        import duckdb  # noqa: PLC0415
        import pyarrow as pa  # noqa: PLC0415

        try:
            return self._connection.sql(sql, params=list(parameters)).to_arrow_table()
        except (
            duckdb.ProgrammingError,
            duckdb.NotSupportedError,
            duckdb.DataError,
            duckdb.PermissionException,
        ) as error:
            raise UsageError(str(error).splitlines()[0], where="query") from error
        except (duckdb.Error, pa.ArrowException, OSError) as error:
            raise damaged(self._place, error) from error

    def batches(
        self, sql: str, parameters: Sequence[Any] = (), size: int = 10_000
    ) -> Iterator["pa.RecordBatch"]:
        """Yield the answer to a query in parts, for what need not stand in memory as a whole."""
        import duckdb  # noqa: PLC0415
        import pyarrow as pa  # noqa: PLC0415

        try:
            yield from self._connection.sql(sql, params=list(parameters)).to_arrow_reader(size)
        except duckdb.ProgrammingError as error:
            raise UsageError(str(error).splitlines()[0], where="query") from error
        except (duckdb.Error, pa.ArrowException, OSError) as error:
            raise damaged(self._place, error) from error

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return the answer to a query as dictionaries."""
        found: list[dict[str, Any]] = self.table(sql, parameters).to_pylist()
        return found

    def _define(self, table: str, entries: Sequence[Entry], stored: int, as_of: datetime | None) -> None:
        columns = ", ".join(schema_of(table).names)
        self._connection.register(f"tail_{table}", source(self._place, entries[stored:], table))
        every = f"SELECT {columns} FROM tail_{table}"  # noqa: S608 - only names of our own
        if stored:
            every = f"SELECT {columns} FROM stored.{table} UNION ALL {every}"  # noqa: S608
        known = ""
        if as_of and table == "documents":
            known = "SEMI JOIN dossiers USING (document_id, sha256)"
        elif as_of:
            moment = f"TIMESTAMPTZ '{as_of.isoformat()}'"
            known = "WHERE " + " AND ".join(f"{column} <= {moment}" for column in MOMENTS[table])
        self._connection.execute(f"CREATE VIEW {table} AS SELECT {columns} FROM ({every}) {known}")  # noqa: S608
