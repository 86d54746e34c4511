"""Which rows of a source the record holds already: digests only, 16 bytes a row."""

from typing import Final

import duckdb
import pyarrow as pa

from dragoman.record import Writing

_HALVES: Final = (
    "SELECT ('0x' || left(digest, 16))::UBIGINT AS high, ('0x' || right(digest, 16))::UBIGINT AS low FROM {}"
)


class Seen:
    """The digests of a source's rows, as a table `seen` beside the rows that are being imported."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, source: str) -> None:
        self._connection = connection
        self._table = f"imported_{source}"
        self._upto: int | None = None
        connection.execute("CREATE TABLE seen (high UBIGINT, low UBIGINT)")

    def refresh(self, writing: Writing) -> None:
        """Take in what others have written since; the caller holds the record."""
        if self._upto == writing.batch - 1:
            return
        with writing.snapshot() as snapshot:
            held = snapshot.table(_HALVES.format(self._table))
        self._connection.register("held", held)
        self._connection.execute("DELETE FROM seen")
        self._connection.execute("INSERT INTO seen FROM held")
        self._connection.unregister("held")
        self._upto = writing.batch - 1

    def new(self, marks: pa.Table) -> pa.Table:
        """Return line, key and digest of the rows that are not held, in order of their lines.

        Of several with one digest the first counts.
        """
        self._connection.register("marks", marks)
        new = self._connection.sql("""
            SELECT min(line) AS line, first(key ORDER BY line) AS key, digest
            FROM (SELECT *, ('0x' || left(digest, 16))::UBIGINT AS high,
                ('0x' || right(digest, 16))::UBIGINT AS low FROM marks)
            ANTI JOIN seen USING (high, low) GROUP BY digest ORDER BY line
        """).to_arrow_table()
        self._connection.unregister("marks")
        return new

    def add(self, new: pa.Table, batch: int) -> None:
        """Remember rows that were written as a batch."""
        self._connection.register("added", new)
        self._connection.execute(f"INSERT INTO seen {_HALVES.format('added')}")
        self._connection.unregister("added")
        self._upto = batch
