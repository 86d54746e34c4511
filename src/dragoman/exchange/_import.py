"""Imports files of other people's event data into the record."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.compute as pc

from dragoman.contracts import contract
from dragoman.errors import InputError, UsageError
from dragoman.exchange._ahead import ahead
from dragoman.exchange._batches import Batches
from dragoman.exchange._bytes import opened
from dragoman.exchange._judge import Judge
from dragoman.exchange._quoted import quoted
from dragoman.exchange._report import FileReport, ImportReport
from dragoman.exchange._rows import Rows, tabular
from dragoman.exchange.importers import IMPORTERS, Importer
from dragoman.record import Record
from dragoman.settings import setting

if TYPE_CHECKING:
    from dragoman.exchange._refused import Refused

Progress = Callable[[FileReport], None]
_LARGEST: Final = 400_000_000
"""Bytes of rows that are worked on at once, however few they are: a hostile file has very long ones."""


def import_files(
    record: Record, source: str, paths: Iterable[Path], *, progress: Progress | None = None
) -> ImportReport:
    """Import files of a source (``gdelt``, ``icews``, ``polecat``, ``acled``), plain, .gz or .zip.

    Rows that the record holds already are counted as duplicates, so files may be imported again, in any
    order, and after an interruption. Lines that are no rows of the source go into quarantine. A file that
    cannot be read as one of the source is given up, with the reason in its report; the others go on.

    Raises `UsageError` for an unknown source.
    """
    importer = IMPORTERS.get(source)
    if importer is None:
        raise UsageError(
            f"{source!r} is not a source that can be imported",
            where="import",
            remedy=f"Name one of {', '.join(IMPORTERS)}.",
        )
    reports = []
    # A day has begun somewhere up to fourteen hours before it does in UTC.
    last_day = (record.now() + timedelta(hours=14)).date()
    with closing(Batches(record, importer)) as batches, closing(Judge(contract(source), last_day)) as judge:
        for path in paths:
            report = FileReport(str(path))
            reports.append(report)
            try:
                for _ in _import(batches, judge, importer, path, report):
                    if progress:
                        progress(report)
            except InputError as error:
                report.error = f"{error.what}. {error.remedy}" if error.remedy else error.what
    return ImportReport(source, tuple(reports))


def _import(
    batches: Batches, judge: Judge, importer: Importer, path: Path, report: FileReport
) -> Iterator[None]:
    """Import a file, and stop for a moment after each batch."""
    agreed = contract(importer.source)
    filled = dict.fromkeys(agreed.expect.filled, 0)
    unknown = pa.array(agreed.unknown)
    with opened(path) as file:
        where = str(path)
        rows = quoted(agreed, file, where) if agreed.quoted else tabular(agreed, file, where, importer.repair)
        gathered = _gathered(rows, setting("import_batch_rows"))
        with ahead(map(judge.judge, gathered)) as judged:
            for part in judged:
                for name in filled:
                    filled[name] += pc.sum(pc.invert(pc.is_in(part.rows[name], unknown))).as_py() or 0
                batches.keep(part, path, report)
                _still_usable(report, agreed.expect.usable)
                yield
    report.notes += _unfilled(report, filled, agreed.expect.filled)
    if report.read < agreed.expect.rows:
        raise InputError("it holds no rows", remedy="Check that it is the right file.")


def _gathered(parsed: Iterable[Rows], size: int) -> Iterator[Rows]:
    """Yield rows in tables of about `size`, or of `_LARGEST` bytes, with what was refused among them."""
    tables: list[pa.Table] = []
    refused: list[Refused] = []
    notes: tuple[str, ...] = ()
    held = 0
    for rows in parsed:
        tables.append(rows.table)
        refused += rows.refused
        notes += rows.notes
        held += rows.table.nbytes
        if sum(map(len, tables)) + len(refused) >= size or held >= _LARGEST:
            yield Rows(pa.concat_tables(tables), refused, notes)
            tables, refused, notes, held = [], [], (), 0
    if tables:
        yield Rows(pa.concat_tables(tables), refused, notes)


def _still_usable(report: FileReport, share: float) -> None:
    """Give a file up where most of it is in quarantine: it is not what it was taken for."""
    if report.quarantined > (1 - share) * report.read and report.read >= 100:
        raise InputError(
            f"{report.quarantined:,} of its first {report.read:,} rows are not in order",
            remedy="See `dragoman quarantine`, and check that it is the right file.",
        )


def _unfilled(report: FileReport, filled: dict[str, int], expected: dict[str, float]) -> list[str]:
    usable = report.kept + report.duplicate
    return [
        f"column {name!r} is filled in {filled[name] / usable:.0%} of the rows; {share:.0%} is usual"
        for name, share in expected.items()
        if usable >= 100 and filled[name] < share * usable
    ]
