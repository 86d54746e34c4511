"""`dragoman export`: the record, or a part of it, out."""

from datetime import date, datetime
from pathlib import Path

import click

from dragoman.cli._options import record_option

_FORMATS = ("csv", "parquet", "icews", "polecat", "gdelt", "graphml", "gexf", "jsonld")
_SOURCES = ("dragoman", "gdelt", "icews", "polecat", "acled")
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--format", "form", required=True, type=click.Choice(_FORMATS), help="How it is written.")
@click.option("--out", required=True, metavar="FILE", type=click.Path(path_type=Path), help="Where it goes.")
@click.option("--source", "sources", multiple=True, type=click.Choice(_SOURCES), help="Only what it coded.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only this PLOVER type, as CONSULT.")
@click.option("--actor", metavar="CODE", help="Only events with this party on either side, as BLR.")
@click.option("--since", type=_DAY, metavar="DATE", help="Only events of this day and later.")
@click.option("--until", type=_DAY, metavar="DATE", help="Only events of this day and earlier.")
@click.option("--as-of", type=_DAY, metavar="DATE", help="What the record knew at the end of this day, UTC.")
@click.option("--raw", is_flag=True, help="Leave cells of a .csv as they are; unsafe in a spreadsheet.")
@click.option("--overwrite", is_flag=True, help="Replace a file that is there already.")
@record_option
def command(  # noqa: PLR0917 - one argument an option
    form: str,
    out: Path,
    sources: tuple[str, ...],
    types: tuple[str, ...],
    actor: str | None,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
    raw: bool,
    overwrite: bool,
    record_dir: Path | None,
) -> None:
    """Write the record, or a part of it, as a file that others can read.

    csv and parquet have our own columns; icews, polecat and gdelt those of these sources; graphml and gexf
    are networks of parties; jsonld is the Simple Event Model with PROV. Beside the file goes its
    description (Croissant) with the licences of what is in it; how to cite it is said on stderr.

    A form without a place for what is future, hypothetical or denied leaves such events out, and says
    how many.

    \b
    Examples:
      dragoman export --format csv --out events.csv
      dragoman export --format icews --source dragoman --since 2024-01-01 --out events.tab
    """
    from dragoman.cli._console import remark  # noqa: PLC0415  these load slowly, and --help needs none
    from dragoman.exchange import Selection, export  # noqa: PLC0415
    from dragoman.record import Record  # noqa: PLC0415

    selection = Selection(sources, types, actor, _day(since), _day(until), _day(as_of))
    record = Record.open(record_dir, create=False)
    report = export(record, out, form, selection, raw=raw, overwrite=overwrite)
    for reason, number in report.written.left_out.most_common():
        remark(f"left out, because {reason}: {number:,}")
    remark(f"cite as: {report.citation}")
    for licence in report.licences:
        remark(f"licence: {licence}")
    click.echo(f"{report.written.events:,} events in {report.written.rows:,} rows: {out}")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
