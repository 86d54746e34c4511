"""`dragoman search`: words and fields over documents and events."""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click

from dragoman.cli._options import record_option

_DAY = click.DateTime(["%Y-%m-%d"])
_KINDS = ("document", "event", "imported")


@click.command()
@click.argument("words", metavar="[WORDS…]", nargs=-1)
@click.option("--kind", type=click.Choice(_KINDS), help="Only documents, coded events, or imported events.")
@click.option("--source", metavar="NAME", help="Only of dragoman, gdelt, icews, polecat or acled.")
@click.option("--type", "event_type", metavar="TYPE", help="Only events of this PLOVER type, as CONSULT.")
@click.option("--actor", metavar="CODE", help="Only events with this party on either side, as BLR.")
@click.option("--since", type=_DAY, metavar="DATE", help="Only of this day and later.")
@click.option("--until", type=_DAY, metavar="DATE", help="Only of this day and earlier.")
@click.option("--as-of", type=_DAY, metavar="DATE", help="What the record knew at the end of this day, UTC.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Hits shown.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@record_option
def command(  # noqa: PLR0917 - one argument an option
    words: tuple[str, ...],
    kind: str | None,
    source: str | None,
    event_type: str | None,
    actor: str | None,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
    limit: int,
    as_json: bool,
    record_dir: Path | None,
) -> None:
    """Search documents and events, the newest first.

    All WORDS must be there; "two words" in quotation marks are a phrase, minist* is a beginning, and -word
    is one that is not to be there (after --).

    \b
    Examples:
      dragoman search fisheries agreement --since 2024-01-01
      dragoman search --kind event --type CONSULT --actor BLR
      dragoman search -- '"joint statement"' -energy
    """
    from dragoman.presentation import neutralise  # noqa: PLC0415  these load slowly, and --help needs none
    from dragoman.record import Record  # noqa: PLC0415
    from dragoman.search import search  # noqa: PLC0415

    found = search(
        Record.open(record_dir, create=False),
        " ".join(words),
        kind=kind,  # type: ignore[arg-type]  # one of the choices
        source=source,
        type=event_type,
        actor=actor,
        since=_day(since),
        until=_day(until),
        as_of=_day(as_of),
        limit=limit,
    )
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    for hit in found.hits:
        what = f"{hit.type}/{hit.mode}" if hit.mode else hit.type or hit.kind
        parties = "+".join(hit.codes)
        line = "  ".join(part for part in (hit.end or "no date", what, parties, hit.name, hit.source) if part)
        click.echo(neutralise(line))
        if hit.title or hit.text:
            click.echo(neutralise(f"    {' '.join((hit.title or hit.text or '').split())[:200]}"))
    shown = len(found.hits)
    total = f"more than {found.total:,}" if found.more else f"{found.total:,}"
    click.echo(f"{shown:,} of {total}" if shown else "nothing found")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
