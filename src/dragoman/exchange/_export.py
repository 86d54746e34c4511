"""Writes the record, or a part of it, as a file that others can read."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DragomanError, InputError, UsageError
from dragoman.exchange.exporters import FORMATS, Exported, Format, Selection
from dragoman.exchange.exporters._croissant import citation, describe, licences, write_sidecar
from dragoman.exchange.exporters._selection import Row, rows
from dragoman.exchange.exporters._writer import Writer
from dragoman.merging.kept import merged
from dragoman.record import Record, Snapshot


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written where, how to cite it, and the licences of what is in it."""

    path: Path
    sidecar: Path
    written: Exported
    sources: tuple[str, ...]
    citation: str
    licences: tuple[str, ...]


def export(
    record: Record,
    out: Path,
    form: str,
    selection: Selection | None = None,
    *,
    raw: bool = False,
    overwrite: bool = False,
) -> ExportReport:
    """Write a part of the record to a file, and a Croissant description beside it.

    `form` is the name of one of `FORMATS`. A table for spreadsheets has an apostrophe before what these would
    run as a formula, unless `raw`. The file appears under its name only when it is whole.

    Raises `UsageError` for an unknown form or a file that is there already, `InputError` where the file
    cannot be written.
    """
    known = FORMATS.get(form)
    if known is None:
        raise UsageError(
            f"{form!r} is no form of export", where="--format", remedy=f"Name one of {', '.join(FORMATS)}."
        )
    if out.exists() and not overwrite:
        raise UsageError(
            "it is there already", where=str(out), remedy="Name another file, or --overwrite it."
        )
    selection = selection or Selection()
    sources: dict[str, None] = {}
    temporary = out.with_name(f"{out.name}.{secrets.token_hex(4)}.tmp")
    try:
        opened = merged if selection.own else Record.snapshot
        with opened(record, as_of=selection.as_of) as snapshot:
            written = _write(snapshot, selection, known, temporary, raw, sources)
        temporary.replace(out)
        made = record.now()
        names = tuple(sorted(sources))
        sidecar = write_sidecar(out, describe(out, known, names, written.events, made))
    except DragomanError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        remedy = "Check the path and the space on the disk."
        raise InputError(f"it cannot be written ({reason})", where=str(out), remedy=remedy) from None
    finally:
        temporary.unlink(missing_ok=True)
    return ExportReport(out, sidecar, written, names, citation(names, made), tuple(licences(names)))


def _write(  # noqa: PLR0917 - one argument a fact
    snapshot: Snapshot, selection: Selection, form: Format, path: Path, raw: bool, sources: dict[str, None]
) -> Exported:
    """Write the rows, and note in `sources` whose they are."""
    done = Exported()
    writer = form.open(path, raw)
    try:
        for row in rows(snapshot, selection, originals=form.source):
            _count(done, writer, row, sources)
    finally:
        writer.close()
    return done


def _count(done: Exported, writer: Writer, row: Row, sources: dict[str, None]) -> None:
    written = writer.write(row)
    if isinstance(written, str):
        done.left_out[written] += 1
        return
    sources[row["source"]] = None
    done.rows += written
    done.events += 1
