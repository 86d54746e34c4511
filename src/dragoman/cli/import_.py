"""`dragoman import`: existing event data into the record."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli._options import record_option

if TYPE_CHECKING:
    from dragoman.exchange import FileReport, ImportReport


@click.command()
@click.argument("source", metavar="gdelt|icews|polecat|acled")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@record_option
def command(source: str, files: tuple[Path, ...], as_json: bool, record_dir: Path | None) -> int:
    """Import existing event data into the record.

    FILE is as its publisher gives it out: GDELT 1 or 2 events (.csv or .zip), ICEWS (.tab), POLECAT (.txt),
    ACLED (.csv); each may be packed as .gz or .zip. CAMEO codes are mapped to PLOVER, and every original
    column is kept beside.

    A file may be imported again, in any order: what is kept already is counted as duplicate. What is no
    row of the source goes into quarantine with its line and the reason (see dragoman quarantine), and the
    rest goes on.

    \b
    Examples:
      dragoman import icews events.2018.tab
      dragoman import gdelt 20230601*.export.CSV.zip --json
    """
    from dragoman.cli._console import err  # noqa: PLC0415  these load slowly, and --help needs none
    from dragoman.exchange import import_files  # noqa: PLC0415
    from dragoman.record import Record  # noqa: PLC0415

    record = Record.open(record_dir)
    console = err()
    with console.status("importing …") as status:

        def progress(file: "FileReport") -> None:
            status.update(f"importing {Path(file.file).name}: {file.read:,} rows")

        report = import_files(record, source, files, progress=progress if console.is_terminal else None)
    _tell(report, as_json)
    return 0 if report.whole else 1


def _tell(report: "ImportReport", as_json: bool) -> None:
    from dragoman.cli._console import remark  # noqa: PLC0415

    for file in report.files:
        if file.error:
            remark(f"{file.file}: {file.error}")
        if file.quarantined:
            remark(
                f"{file.file}: rows in quarantine: {file.quarantined:,}."
                f" See them with `dragoman quarantine --file {Path(file.file).name}`."
            )
        for note in file.notes:
            remark(f"{file.file}: {note}")
    counts = ("read", "kept", "quarantined", "duplicate", "repaired")
    if as_json:
        totals = {count: report.total(count) for count in counts}
        files = [file.as_object() for file in report.files]
        click.echo(json.dumps({"source": report.source, **totals, "files": files}, indent=2))
        return
    click.echo("  ".join(f"{count} {report.total(count):,}" for count in counts))
