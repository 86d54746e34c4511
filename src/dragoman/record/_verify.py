"""Holds the files of a record against its manifest, and its tables against each other."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.errors import RecordError
from dragoman.record._index import holds
from dragoman.record._leftovers import names
from dragoman.record._manifest import BatchFile, Entry, decode, entry_path, numbers
from dragoman.record._place import Place
from dragoman.record._snapshot import Snapshot
from dragoman.record._source import connect, reason, source
from dragoman.record._tables import TABLES, schema_of
from dragoman.record._values import Problem

_RESTORE = "Restore it from a backup."
_REBUILD = "Run `dragoman record rebuild`."
_CROSS = {
    "a text does not have the SHA-256 that it was kept under": (
        "SELECT DISTINCT document_id, batch FROM documents WHERE sha256(text) <> sha256"
    ),
    "a dossier has no text": (
        "SELECT DISTINCT document_id, batch FROM dossiers ANTI JOIN documents USING (document_id, sha256)"
    ),
    "a text has no dossier": (
        "SELECT DISTINCT document_id, batch FROM documents ANTI JOIN dossiers USING (document_id, sha256)"
    ),
    "an event has no dossier": (
        "SELECT DISTINCT document_id, batch FROM mentions"
        " ANTI JOIN dossiers USING (document_id, sha256, revision)"
    ),
    "a dossier does not have as many events as it says": (
        "SELECT document_id, batch FROM dossiers LEFT JOIN (SELECT document_id, sha256, revision,"
        " count(*) AS found FROM mentions GROUP BY ALL) USING (document_id, sha256, revision)"
        " WHERE events <> coalesce(found, 0)"
    ),
}


def verify(place: Place) -> list[Problem]:
    """Return what is wrong, and after it the leftovers that do no harm."""
    # Files are listed before the manifest is read: what is committed in between is then no leftover.
    unfinished = place.temporaries()
    listed = sorted(place.batches.glob("*.parquet"))
    entries: list[Entry] = []
    problems: list[Problem] = []
    for found in _entries(place):
        if isinstance(found, Entry):
            entries.append(found)
        else:
            problems.append(found)
    problems += [p for entry in entries for file in entry.files for p in _check_file(place, file)]
    if not problems:  # else the tables cannot be read, or miss rows that are known to be lost
        problems += _check_tables(place, entries)
        problems += _check_index(place, entries)
    named = names(entries)
    problems += [_leftover(path, "an unfinished file") for path in unfinished]
    problems += [
        _leftover(p, "a file of a batch that was not committed") for p in listed if p.name not in named
    ]
    return problems


def _entries(place: Place) -> Iterator[Entry | Problem]:
    for number in range(1, max(numbers(place), default=0) + 1):
        path = entry_path(place, number)
        try:
            yield decode(path.read_bytes(), path)
        except FileNotFoundError:
            yield Problem(
                "this entry of the manifest is missing, and later ones are there", str(path), _RESTORE
            )
        except RecordError as error:
            yield Problem(error.what, error.where or str(path), error.remedy or _RESTORE)
        except OSError as error:
            yield _unreadable(path, error)


def _check_file(place: Place, file: BatchFile) -> Iterator[Problem]:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    path = place.batches / file.name
    try:
        with path.open("rb") as opened:
            size, sha256 = path.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest()
        if size != file.bytes:
            yield Problem(f"it has {size:,} bytes, and the manifest says {file.bytes:,}", str(path), _RESTORE)
        elif sha256 != file.sha256:
            yield Problem("its SHA-256 is not the one in the manifest", str(path), _RESTORE)
        elif file.table not in TABLES:
            yield Problem(f"it is of an unknown table, {file.table!r}", str(path), "Upgrade dragoman.")
        else:
            with pq.ParquetFile(path) as parquet:
                if (rows := parquet.metadata.num_rows) != file.rows:
                    what = f"it has {rows:,} rows, and the manifest says {file.rows:,}"
                    yield Problem(what, str(path), _RESTORE)
                if not parquet.schema_arrow.equals(schema_of(file.table)):
                    yield Problem(f"its columns are not those of {file.table}", str(path), _RESTORE)
    except FileNotFoundError:
        yield Problem("this file of a committed batch is missing", str(path), _RESTORE)
    except (OSError, pa.ArrowException) as error:
        yield _unreadable(path, error)


def _check_tables(place: Place, entries: Sequence[Entry]) -> Iterator[Problem]:
    with Snapshot(place, entries, indexed=False) as snapshot:
        for what, sql in _CROSS.items():
            for row in snapshot.rows(sql):
                where = f"{entry_path(place, row['batch'])}, document {row['document_id']}"
                yield Problem(what, where, _RESTORE)


def _check_index(place: Place, entries: Sequence[Entry]) -> Iterator[Problem]:
    import duckdb  # noqa: PLC0415

    with connect() as connection:
        try:
            held = holds(connection, place, entries)
            if held is None:
                return
            for table in TABLES:
                connection.register("batches", source(place, entries[:held], table))
                # Every value is read on both sides, so that a damaged page shows.
                sums = [
                    connection.execute(f"SELECT count(*), bit_xor(hash(t)) FROM {rows} t").fetchall()  # noqa: S608
                    for rows in ("batches", f"stored.{table}")
                ]
                if sums[0] != sums[1]:
                    what = f"the index does not hold the {table} of the batches"
                    yield Problem(what, str(place.index), _REBUILD)
        except RecordError as error:
            yield Problem(error.what, error.where or str(place.index), error.remedy or _REBUILD)
        except duckdb.Error as error:
            yield Problem(f"the index cannot be read ({reason(error)})", str(place.index), _REBUILD)


def _leftover(path: Path, what: str) -> Problem:
    remedy = "Nobody reads it; `dragoman record rebuild` removes it when more has been kept since."
    return Problem(
        f"{what}, left by a stopped process or being written now", str(path), remedy, harmless=True
    )


def _unreadable(path: Path, error: BaseException) -> Problem:
    return Problem(f"it cannot be read ({reason(error)})", str(path), _RESTORE)
