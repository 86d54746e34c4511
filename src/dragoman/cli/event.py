"""`dragoman event`: what happened, with every report of it; to correct, to split and to merge."""

import getpass
import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli._merged import line_of, object_of
from dragoman.cli._options import record_option
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.record import Record
    from dragoman.revisions import Author

_DAY = click.DateTime(["%Y-%m-%d"])
_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_as_of_option = click.option(
    "--as-of", type=_DAY, metavar="DATE", help="As known at the end of this day, UTC."
)


def _author_options(command: "Callable[..., Any]") -> "Callable[..., Any]":
    why = click.option("--why", required=True, metavar="TEXT", help="The reason, kept with the change.")
    by = click.option("--by", metavar="NAME", help="Who makes the change.  [default: your user name]")
    return by(why(command))


@click.group()
def command() -> None:
    """Show events with every report of them; correct, split and merge them.

    A report is one sentence of one source; an event is what happened, however many reports tell of it. An
    id is that of an event (e…), or of one of its coded events.

    \b
    Examples:
      dragoman event list --actor BLR --since 2025-09-01
      dragoman event show e5f0c8a1b2d3e4f
      dragoman event change e5f0c8a1b2d3e4f mode=visit --why "the minister went there"
    """


@command.command("list")
@click.option("--type", "kind", metavar="TYPE", help="Only this PLOVER type, as CONSULT.")
@click.option("--actor", metavar="CODE", help="Only events with this party on either side, as BLR.")
@click.option("--since", type=_DAY, metavar="DATE", help="Only events of this day and later.")
@click.option("--until", type=_DAY, metavar="DATE", help="Only events of this day and earlier.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Events shown.")
@_as_of_option
@_json_option
@record_option
def list_(  # noqa: PLR0917 - one argument an option
    kind: str | None,
    actor: str | None,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    as_of: datetime | None,
    as_json: bool,
    record_dir: Path | None,
) -> None:
    """List events, one a line: id, day, type, parties, reports and independent sources.

    \b
    Example:
      dragoman event list --type CONSULT --since 2025-09-01
    """
    from dragoman.merging.recorded import find_events  # noqa: PLC0415

    found = find_events(
        _open(record_dir),
        type=kind,
        actor=actor,
        since=_day(since),
        until=_day(until),
        as_of=_day(as_of),
        limit=limit,
    )
    if as_json:
        click.echo(json.dumps([object_of(event) for event in found], ensure_ascii=False, indent=2))
        return
    for event in found:
        click.echo(line_of(event))


@command.command()
@click.argument("name", metavar="ID")
@_as_of_option
@_json_option
@record_option
def show(name: str, as_of: datetime | None, as_json: bool, record_dir: Path | None) -> None:
    """Show an event: its reports, its independent sources, and why they are held to be one.

    \b
    Example:
      dragoman event show e5f0c8a1b2d3e4f --json
    """
    from dragoman.merging.recorded import find_event  # noqa: PLC0415
    from dragoman.presentation import neutralise  # noqa: PLC0415

    event = find_event(_open(record_dir), name, as_of=_day(as_of))
    if as_json:
        click.echo(json.dumps(object_of(event), ensure_ascii=False, indent=2))
        return
    click.echo(line_of(event))
    for report in event.reports:
        published = report.published.isoformat() if report.published else "no date"
        click.echo(
            f"\n  {neutralise(report.key)}  {published}  {neutralise(report.source or 'source unknown')}"
        )
        click.echo(f"    {neutralise(' '.join(report.kept.sentence.split()))}")
    for link in event.links:
        sure = "" if link.probability is None else f"{link.probability:.2f}: "
        click.echo(
            f"\n  {neutralise(link.one)} and {neutralise(link.other)}\n    {sure}{'; '.join(link.reasons)}"
        )


@command.command()
@click.argument("name", metavar="ID")
@click.argument("values", metavar="FIELD=VALUE…", nargs=-1, required=True)
@_author_options
@record_option
def change(name: str, values: tuple[str, ...], by: str | None, why: str, record_dir: Path | None) -> None:
    """Correct a coded event: type, mode, status, actors, recipients, date_start, place and others.

    Parties are codes with commas between; nothing after the = is unknown. The old coding stays in the
    record, and the correction holds when a newer coder reads the text again.

    \b
    Example:
      dragoman event change e5f0c8a1b2d3e4f type=REQUEST mode=meet actors=PRK --why "an invitation"
    """
    from dragoman.merging.recorded import find_event  # noqa: PLC0415
    from dragoman.revisions import change as write  # noqa: PLC0415

    record = _open(record_dir)
    event = find_event(record, name)
    named = [report for report in event.reports if name in (report.key, report.kept.event.id)]
    meant = named or event.reports
    if len(meant) > 1:
        raise UsageError(
            f"this event has {len(meant)} reports",
            where=name,
            remedy=f"Name the one that is coded wrongly, as {meant[0].key}.",
        )
    for revision in write(record, meant[0].kept, dict(map(_pair, values)), _author(by, why)):
        click.echo(f"{revision.field}: {json.dumps(revision.before)} -> {json.dumps(revision.value)}")


@command.command()
@click.argument("name", metavar="ID")
@_author_options
@record_option
def delete(name: str, by: str | None, why: str, record_dir: Path | None) -> None:
    """Take an event with all its reports out of what is current; it stays in the record.

    \b
    Example:
      dragoman event delete e5f0c8a1b2d3e4f --why "a rehearsal, not a strike"
    """
    from dragoman.merging.recorded import find_event  # noqa: PLC0415
    from dragoman.revisions import delete as write  # noqa: PLC0415

    record = _open(record_dir)
    event = find_event(record, name)
    for report in event.reports:
        write(record, report.kept, _author(by, why))
        click.echo(f"deleted: {report.key}")


@command.command()
@click.argument("name", metavar="ID")
@click.argument("reports", metavar="REPORT…", nargs=-1, required=True)
@_author_options
@record_option
def split(name: str, reports: tuple[str, ...], by: str | None, why: str, record_dir: Path | None) -> None:
    """Take reports out of an event: they tell of another act. `merge` undoes it.

    \b
    Example:
      dragoman event split e5f0c8a1b2d3e4f doc:0a1b2c3d4e5f:3 --why "the second round of talks"
    """
    from dragoman.merging.recorded import find_event  # noqa: PLC0415
    from dragoman.revisions import rule_apart  # noqa: PLC0415

    record = _open(record_dir)
    event = find_event(record, name)
    keys = {report.key for report in event.reports}
    if unknown := [key for key in reports if key not in keys]:
        raise UsageError(
            f"{unknown[0]!r} is no report of this event", remedy=f"Its reports: {', '.join(keys)}."
        )
    out = [report for report in event.reports if report.key in reports]
    rest = [report for report in event.reports if report.key not in reports]
    if not rest:
        raise UsageError("nothing would stay in the event", remedy="Name some of its reports, not all.")
    rule_apart(record, [r.kept for r in out], [r.kept for r in rest], _author(by, why))
    for part in (rest, out):
        click.echo(line_of(find_event(record, part[0].key)))


@command.command()
@click.argument("names", metavar="ID ID…", nargs=-1, required=True)
@_author_options
@record_option
def merge(names: tuple[str, ...], by: str | None, why: str, record_dir: Path | None) -> None:
    """Make one event of several: their reports tell of one act. `split` undoes it.

    \b
    Example:
      dragoman event merge e5f0c8a1b2d3e4f e1a2b3c4d5e6f70 --why "the same call, told twice"
    """
    from dragoman.merging.recorded import find_event  # noqa: PLC0415
    from dragoman.revisions import rule_together  # noqa: PLC0415

    if len(names) < 2:
        raise UsageError("one event cannot be merged", remedy="Name two or more.")
    record = _open(record_dir)
    reports = [report.kept for name in names for report in find_event(record, name).reports]
    rule_together(record, reports, _author(by, why))
    click.echo(line_of(find_event(record, names[0])))


@command.command()
@record_option
def corrections(record_dir: Path | None) -> None:
    """Print every correction as an example to learn from, one JSON object a line.

    \b
    Example:
      dragoman event corrections > corrections.jsonl
    """
    from dataclasses import asdict  # noqa: PLC0415

    from dragoman.revisions import examples  # noqa: PLC0415

    for example in examples(_open(record_dir)):
        click.echo(json.dumps(asdict(example), ensure_ascii=False))


def _open(record_dir: Path | None) -> "Record":
    from dragoman.record import Record  # noqa: PLC0415

    return Record.open(record_dir, create=False)


def _author(by: str | None, why: str) -> "Author":
    from dragoman.revisions import Author  # noqa: PLC0415

    try:
        return Author(by or getpass.getuser(), why)
    except (KeyError, OSError):
        raise UsageError(
            "nobody knows who you are", where="--by", remedy="Say who makes the change."
        ) from None


def _pair(written: str) -> tuple[str, Any]:
    field, mark, value = written.partition("=")
    if not mark:
        raise UsageError(f"{written!r} is no FIELD=VALUE", remedy="Write it as type=CONSULT.")
    if field in ("actors", "recipients"):
        return field, [code.strip() for code in value.split(",") if code.strip()]
    return field, value or None


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
