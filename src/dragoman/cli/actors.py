"""`dragoman actors`: who is meant, what is known of a state or body, until when, and what articles add."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli._options import record_option
from dragoman.errors import DragomanError, InputError, UsageError

if TYPE_CHECKING:
    from dragoman.actors import Answer

_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_FIELDS = ("country", "role", "date")


@click.group()
def command() -> None:
    """Ask who is meant by a name, an office or a phrase.

    \b
    Examples:
      dragoman actors resolve "Lei Renkov" --country BLR --role "foreign minister" --date 2024-07-23
      dragoman actors show Belarus
      dragoman actors coverage
    """


@command.command()
@click.argument("name", required=False)
@click.option("--country", metavar="C", help="State or body: BLR, NATO, Belarus.")
@click.option("--role", metavar="R", help="Office, in English: “foreign minister”.")
@click.option("--date", metavar="D", help="The day of the text, as 2024-07-23.")
@click.option("--batch", type=click.Path(path_type=Path), help="Lines of JSON, each with a name.")
@_json_option
def resolve(name: str | None, *, batch: Path | None, as_json: bool, **known: str | None) -> int:
    """Say who is meant by NAME, best first, and why.

    Country, office and day decide; the spelling confirms. Where nobody fits, the office is answered and the
    name stays open. FILE of --batch has lines {"name", "country"?, "role"?, "date"?}; one answer a line.

    \b
    Examples:
      dragoman actors resolve Bush --date 1991-03-01
      dragoman actors resolve "Belarusian Foreign Minister" --date 2024-09-01 --json
      dragoman actors resolve --batch names.jsonl
    """
    from dragoman.actors import resolve_name  # noqa: PLC0415  loads slowly

    if batch is not None and name is None:
        return _resolve_lines(batch)
    if name is None or batch is not None:
        raise UsageError("give a NAME or --batch FILE, one of the two", where="actors resolve")
    answers = resolve_name(name, **known)
    query = {"name": name, **{field: known[field] for field in _FIELDS}}
    if as_json:
        click.echo(_line(query, answers))
        return 0
    if not answers:
        click.echo("nobody known fits")
    for n, answer in enumerate(answers, 1):
        who = answer.name or "name unresolved"
        office = f", {answer.role}" if answer.role else ""
        click.echo(f"{n}. {who}{office} [{answer.code or '?'}]  {answer.score:.2f}")
        click.echo(f"   {answer.how} ({answer.confidence:.0%} sure)")
    return 0


def _line(query: dict[str, Any], answers: "tuple[Answer, ...]") -> str:
    return json.dumps({"query": query, "answers": [a.model_dump() for a in answers]}, ensure_ascii=False)


def _resolve_lines(batch: Path) -> int:
    """Answer every line; a line that is refused is named on stderr and the rest goes on."""
    from dragoman.actors import resolve_name  # noqa: PLC0415
    from dragoman.cli._main import report  # noqa: PLC0415

    refused = 0
    for number, line in enumerate(_lines(batch), 1):
        where = f"{batch}:{number}"
        try:
            query = _parse(line, where)
            given = {field: query.get(field) for field in _FIELDS}
            click.echo(_line({"name": query["name"], **given}, resolve_name(query["name"], **given)))
        except DragomanError as error:
            error.where = where if error.where in (None, where) else f"{where}, {error.where}"
            report(error)
            refused += 1
    return 1 if refused else 0


def _lines(batch: Path) -> Iterator[str]:
    try:
        with batch.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.strip():
                    yield line
    except OSError as error:
        raise UsageError(f"it cannot be read ({error.strerror})", where=str(batch)) from error


def _parse(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise InputError("it is no JSON", where=where, remedy='Write {"name": "…"}.') from error
    if not isinstance(value, dict) or not isinstance(value.get("name"), str):
        raise InputError("it has no name", where=where, remedy='Write {"name": "…"}.')
    for field in _FIELDS:
        if not isinstance(value.get(field), str | None):
            raise InputError(f"{field} is no text", where=where, remedy="Give it in quotation marks.")
    return value


@command.command()
@click.argument("name")
@click.option("--date", metavar="D", help="Only what held on that day.")
@_json_option
@record_option
def show(name: str, *, date: str | None, as_json: bool, record_dir: Path | None) -> None:
    """Show what is known of a state or body: its names, members, and office-holders with their sources.

    Office-holders that were learned from articles are shown with the others.

    \b
    Example:
      dragoman actors show BLR --date 2024-09-01
    """
    from dragoman.actors.describe import describe  # noqa: PLC0415  loads slowly
    from dragoman.actors.learning import LearnedStore  # noqa: PLC0415
    from dragoman.record._place import home  # noqa: PLC0415

    known = describe(name, date=date, learned=LearnedStore(record_dir or home()).persons())
    if as_json:
        click.echo(json.dumps(known, ensure_ascii=False, indent=2))
        return
    click.echo(f"{known['name']} [{known['code']}]")
    for label in ("names", "capitals", "members"):
        if known[label]:
            click.echo(f"{label}: {', '.join(known[label])}")
    for held in known["offices"]:
        until = held["end"] or ("" if held["start"] else held["seen"][1])
        since = held["start"] or held["seen"][0]
        sources = ", ".join(held["sources"])
        click.echo(f"{held['office']}: {held['name']}, {since}–{until} (as of {held['as_of']}; {sources})")


@command.command()
@click.option("--date", metavar="D", default="2026-01-01", show_default=True, help="The day to look at.")
@_json_option
def coverage(date: str, as_json: bool) -> None:
    """Say how much is known, from which sources, and for how many states the offices of a day.

    \b
    Example:
      dragoman actors coverage --date 2015-01-01
    """
    from dataclasses import asdict  # noqa: PLC0415

    from dragoman.actors import load_knowledge  # noqa: PLC0415  loads slowly
    from dragoman.actors.coverage import coverage as measure  # noqa: PLC0415

    found = measure(load_knowledge(), date)
    if as_json:
        click.echo(json.dumps(asdict(found), indent=2))
        return
    click.echo(f"{found.states} states, {found.bodies} international bodies, {found.groups} groups")
    click.echo(f"{found.persons:,} persons with {found.terms:,} terms; newest source of {found.newest}")
    click.echo("terms by source: " + ", ".join(f"{k} {v:,}" for k, v in found.sources.items()))
    for office, known in found.held.items():
        click.echo(f"{office} on {date}: {known} of {found.states_with_office} states and territories")


@command.command()
@click.argument("inputs", metavar="FILE…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--undo", metavar="ID", help="Take back one that was learned.")
@click.option("--list", "listed", is_flag=True, help="List what is learned, with its evidence.")
@record_option
def learn(inputs: tuple[Path, ...], undo: str | None, listed: bool, record_dir: Path | None) -> int:
    """Learn office-holders from articles: country, office, full name and day.

    Two independent sources promote one; the evidence is kept. Without FILE the articles of the record are
    read. What is learned stands beside the record and is used by no coding: it is shown, checked, undone.

    \b
    Examples:
      dragoman actors learn news.jsonl.gz
      dragoman actors learn --list
      dragoman actors learn --undo 3f2a9c01b7de
    """
    from dragoman.actors.learning import LearnedStore, promote  # noqa: PLC0415
    from dragoman.record._place import home  # noqa: PLC0415

    store = LearnedStore(record_dir or home())
    if undo:
        gone = store.undo(undo)
        click.echo(f"taken back: {gone.role} of {gone.code}, {gone.name}")
        return 0
    refused = 0
    if not listed:
        sightings, refused = _harvest(inputs, record_dir)
        added = store.add(promote(sightings))
        click.echo(f"{len(sightings):,} sightings; {added:,} office-holders learned or better attested")
    for identity, one in store.current().items():
        if listed:
            places = ", ".join(sorted({s.document for s in one.evidence}))
            click.echo(
                f"{identity}  {one.role} of {one.code}: {one.name}, {one.first}–{one.last}  ({places})"
            )
    return 1 if refused else 0


def _harvest(inputs: tuple[Path, ...], record_dir: Path | None) -> tuple[list[Any], int]:
    from dragoman.actors.learning import harvest  # noqa: PLC0415
    from dragoman.cli._main import report  # noqa: PLC0415

    found: list[Any] = []
    refused = 0
    for document in _documents(inputs, record_dir):
        if isinstance(document, DragomanError):
            report(document)
            refused += 1
        else:
            found.extend(harvest(document))
    return found, refused


def _documents(inputs: tuple[Path, ...], record_dir: Path | None) -> Iterator[Any]:
    from dragoman.documents import from_bytes, from_text  # noqa: PLC0415
    from dragoman.engine.rows import Refusal  # noqa: PLC0415
    from dragoman.engine.sources import open_source, read_rows  # noqa: PLC0415

    if not inputs:
        yield from _kept(record_dir)
        return
    for row in read_rows([open_source(path) for path in inputs]):
        if isinstance(row, Refusal):
            yield InputError(row.reason, where=str(row.place), remedy=row.remedy)
            continue
        where = str(row.place)
        try:
            if row.text is None:
                suffix = row.suffix or ".txt"
                yield from_bytes(row.data or b"", where=where, suffix=suffix, published=row.published)
            else:
                yield from_text(
                    row.text, id=row.id, published=row.published, source=row.source, url=row.url, where=where
                )
        except DragomanError as error:
            yield error


def _kept(record_dir: Path | None) -> Iterator[Any]:
    from dragoman.documents import from_text  # noqa: PLC0415
    from dragoman.record import Record  # noqa: PLC0415

    record = Record.open(record_dir)
    for kept in record.documents():
        text = record.text(kept.id)
        if text:
            yield from_text(text, id=kept.id, published=kept.published, source=kept.source, url=kept.url)
