"""`dragoman quarantine`: the inputs that were refused or repaired, each with its line and the reason."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from dragoman.cli._options import record_option


@click.command()
@click.option("--source", metavar="NAME", help="Only of this source, as icews.")
@click.option("--file", metavar="NAME", help="Only of this file, by its name without folders; line by line.")
@click.option("--line", type=click.IntRange(min=1), metavar="N", help="Only this line, with its beginning.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="Lines shown.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@record_option
def command(  # noqa: PLR0917 - one argument an option
    source: str | None,
    file: str | None,
    line: int | None,
    limit: int,
    as_json: bool,
    record_dir: Path | None,
) -> None:
    """Show what an import refused, or repaired and kept: the line, the column and the reason.

    Without --file or --line: how many lines of each file, by reason.

    \b
    Examples:
      dragoman quarantine
      dragoman quarantine --file events.2018.tab
      dragoman quarantine --file events.2018.tab --line 8812
    """
    from dragoman.exchange import piles, quarantined  # noqa: PLC0415  loads slowly, and --help needs none
    from dragoman.presentation import neutralise  # noqa: PLC0415
    from dragoman.record import Record  # noqa: PLC0415

    record = Record.open(record_dir, create=False)
    if file is None and line is None:
        heaps = piles(record, source=source)
        if as_json:
            click.echo(json.dumps([asdict(pile) for pile in heaps], indent=2))
            return
        for pile in heaps:
            where = f"{pile.file}, {pile.field}" if pile.field else pile.file
            shown = (
                f"{pile.number:>9,}  {where}: {pile.reason} ({pile.outcome}; the first in line {pile.first})"
            )
            click.echo(neutralise(shown))
        if not heaps:
            click.echo("nothing is in quarantine")
        return
    found = quarantined(record, source=source, file=file, line=line, limit=limit)
    if as_json:
        click.echo(json.dumps([asdict(q) for q in found], indent=2))
        return
    for q in found:
        click.echo(neutralise(str(q)))
        if line is not None:
            click.echo(neutralise(f"    {q.text}"))
    if not found:
        click.echo("nothing like that is in quarantine")
