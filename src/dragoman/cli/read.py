"""`dragoman read`: one article into its dossier."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli._options import min_confidence_option, record_option
from dragoman.errors import DragomanError, RecordError, UsageError

if TYPE_CHECKING:
    from dragoman.documents import Document
    from dragoman.record import Snapshot
    from dragoman.schema import Dossier


@click.command()
@click.argument("article")
@click.option("--published", metavar="DATE", help="When it came out: 2025-09-18, 2025-09 or 2025.")
@click.option("--json", "as_json", is_flag=True, help="Print the dossier as JSON and nothing else.")
@click.option(
    "--html",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the dossier as one page that opens offline.",
)
@click.option("--no-keep", is_flag=True, help="Do not keep it in the record.")
@min_confidence_option
@record_option
def command(
    article: str,
    *,
    published: str | None,
    as_json: bool,
    html: Path | None,
    no_keep: bool,
    min_confidence: float,
    record_dir: Path | None,
) -> None:
    """Read one article and show its dossier.

    ARTICLE is a path to a text, Markdown or HTML file, an address (http://… or https://…), or - for
    standard input.

    The dossier holds who did what to whom, when and where, each with its sentence; then who claims,
    promises and expects what, what is coloured, and what does not add up. The record keeps all of it,
    whatever --min-confidence leaves out of the output.

    \b
    Examples:
      dragoman read article.txt --html dossier.html
      dragoman read https://example.org/news/1 --published 2025-09-18
      dragoman read - --json --no-keep < article.txt
    """
    from dragoman.presentation import at_least  # noqa: PLC0415

    if html is not None:
        _check_page(html, article)
    document, dossier = _read(article, published, record_dir, consult=not no_keep)
    unkept = None if no_keep else _keep(dossier, document.text, record_dir, quiet=as_json)
    shown = at_least(dossier, min_confidence)
    unwritten = None if html is None else _write_page(html, shown, document, quiet=as_json)
    _show(shown, document.text, as_json=as_json)
    for failure in (unkept, unwritten):
        if failure is not None:
            raise failure


def _read(
    article: str, published: str | None, record_dir: Path | None, *, consult: bool
) -> "tuple[Document, Dossier]":
    """Return the article and its dossier, checked against the record where `consult` says so.

    A terminal shows meanwhile that something is going on.
    """
    from dragoman.cli._console import err  # noqa: PLC0415  --help need not wait for what a reading needs

    console = err()
    with console.status("reading …") if console.is_terminal else nullcontext():
        from dragoman.documents import load, require_english  # noqa: PLC0415

        document = load(article, published=published)
        require_english(document, where=article)
        from dragoman import pipeline  # noqa: PLC0415  what cannot be read need not wait for the coder

        with (_known(record_dir) if consult else None) or nullcontext() as known:
            return document, pipeline.read(document, record=known)


def _known(record_dir: Path | None) -> "Snapshot | None":
    """Return what the record holds so far; none where there is no record yet, or it cannot be read."""
    from dragoman.record import Record  # noqa: PLC0415

    try:
        return Record.open(record_dir, create=False).snapshot()
    except RecordError:
        return None  # keeping the dossier will say what is wrong


def _keep(dossier: "Dossier", text: str, record_dir: Path | None, *, quiet: bool) -> RecordError | None:
    """Keep the dossier; where that fails, return why, so that the reader gets the dossier first."""
    from dragoman.cli._console import remark  # noqa: PLC0415
    from dragoman.record import Record  # noqa: PLC0415

    try:
        record = Record.open(record_dir)
        kept = record.keep(dossier, text)
    except RecordError as error:
        return RecordError(f"the dossier is not kept: {error.what}", where=error.where, remedy=error.remedy)
    if not quiet:
        remark(f"{'Kept in' if kept.added else 'Already in'} the record {record.path} as {kept.document_id}.")
    return None


def _show(dossier: "Dossier", text: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(dossier.model_dump_json(by_alias=True, indent=2).encode())
        return
    from dragoman.cli._console import out  # noqa: PLC0415
    from dragoman.cli._terminal import render_terminal  # noqa: PLC0415

    render_terminal(dossier, text, out())


def _check_page(page: Path, article: str) -> None:
    """Refuse a page that cannot be, before any work is done."""
    if page.is_dir():
        raise UsageError("it is a directory", where=f"--html {page}", remedy="Give the name of a file.")
    if not page.parent.is_dir():
        raise UsageError("its directory does not exist", where=f"--html {page}", remedy="Make it first.")
    if page.exists() and Path(article).exists() and page.samefile(article):
        raise UsageError("it is the article itself", where=f"--html {page}", remedy="Give another name.")


def _write_page(page: Path, dossier: "Dossier", document: "Document", *, quiet: bool) -> DragomanError | None:
    """Write the page; where that fails, return why."""
    from dragoman.cli._console import remark  # noqa: PLC0415
    from dragoman.web import render_page  # noqa: PLC0415

    try:
        page.write_text(render_page(dossier, document.text, document.blocks), "utf-8")
    except OSError as error:
        return DragomanError(
            f"the page cannot be written ({error.strerror or error})",
            where=str(page),
            remedy="Give another file with --html.",
        )
    if not quiet:
        remark(f"The page is {page}.")
    return None
