"""`dragoman record`: what is kept, whether it is whole, and its index built anew."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli._options import record_option

if TYPE_CHECKING:
    from dragoman.record import Info, Record

_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def command() -> None:
    """Look after the record of what was read.

    \b
    Examples:
      dragoman record info
      dragoman record verify --record /srv/dragoman
    """


@command.command()
@_json_option
@record_option
def info(as_json: bool, record_dir: Path | None) -> None:
    """Say how much is kept, since when and where.

    \b
    Example:
      dragoman record info --json
    """
    _tell(_open(record_dir).info(), as_json)


@command.command()
@_json_option
@record_option
def verify(as_json: bool, record_dir: Path | None) -> int:
    """Check every file against the manifest, and the tables against each other.

    Exit code 1 says that something is wrong; each damage is named with what to do about it. Leftovers of a
    stopped process are named too, and do no harm.

    \b
    Example:
      dragoman record verify
    """
    from dragoman.cli._console import remark  # noqa: PLC0415

    record = _open(record_dir)
    problems = record.verify()
    damage = [problem for problem in problems if not problem.harmless]
    if as_json:
        click.echo(json.dumps({"whole": not damage, "problems": [asdict(p) for p in problems]}, indent=2))
        return 1 if damage else 0
    for problem in problems:
        kind = "harmless" if problem.harmless else "damaged"
        remark(f"{kind}: {problem.where}: {problem.what}. {problem.remedy}")
    places = "1 place" if len(damage) == 1 else f"{len(damage):,} places"
    click.echo(f"damaged in {places}" if damage else f"whole: {record.path}")
    return 1 if damage else 0


@command.command()
@_json_option
@record_option
def rebuild(as_json: bool, record_dir: Path | None) -> None:
    """Build the index anew, for quicker questions, and remove what stopped processes left behind.

    The index is a copy: nothing is lost with it.

    \b
    Example:
      dragoman record rebuild
    """
    _tell(_open(record_dir).rebuild(), as_json)


def _open(record_dir: Path | None) -> "Record":
    from dragoman.record import Record  # noqa: PLC0415

    return Record.open(record_dir, create=False)


def _tell(found: "Info", as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({**asdict(found), "path": str(found.path)}, indent=2))
        return
    index = "none" if found.index_behind is None else f"{found.index_behind:,} batches behind"
    facts = {
        "record": str(found.path),
        "format": str(found.format),
        "created": _moment(found.created),
        "documents": f"{found.documents:,}",
        "dossiers": f"{found.dossiers:,}",
        "events": f"{found.mentions:,}",
        "batches": f"{found.batches:,} ({found.bytes / 1e6:,.1f} MB)",
        "first kept": _moment(found.first_kept),
        "last kept": _moment(found.last_kept),
        "index": "up to date" if found.index_behind == 0 else index,
    }
    for name, value in facts.items():
        click.echo(f"{name:<11}{value}")


def _moment(written: str | None) -> str:
    """Return a moment to the second, in UTC; a dash for none."""
    return f"{written[:19].replace('T', ' ')} UTC" if written else "–"
