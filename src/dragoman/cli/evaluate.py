"""`dragoman evaluate`: how often the shipped coders are right, on public test sets."""

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dragoman.evaluate import Result


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--data",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("../shared"),
    show_default=True,
    help="The folder of the test sets.",
)
@click.option("--coder", metavar="NAME", help="model or lexicon.  [default: the one that `read` uses]")
@click.option("--split", default="dev", show_default=True, help="The part of a set that has parts.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--plots", metavar="DIR", type=click.Path(path_type=Path), help="Draw the pictures there, as SVG."
)
def command(
    names: tuple[str, ...], *, data: Path, coder: str | None, split: str, as_json: bool, plots: Path | None
) -> int:
    """Measure how often the shipped model is right on the public test sets, all of them without a NAME.

    `events` asks who did what to whom in dated news texts; `plover-sentences` which type of act stands
    between two parties that are given. The sets are not installed with dragoman.

    \b
    Examples:
      dragoman evaluate
      dragoman evaluate events --coder lexicon --json
      dragoman evaluate events --plots pictures
    """
    from dragoman.cli._main import report  # noqa: PLC0415
    from dragoman.coding import default_coder  # noqa: PLC0415
    from dragoman.errors import InputError  # noqa: PLC0415
    from dragoman.evaluate import SETS, as_object, as_text, evaluate, find_set  # noqa: PLC0415

    wanted = [find_set(name, split) for name in names or SETS]
    measured = default_coder(coder)
    results = []
    for chosen in wanted:
        try:
            with _progress(chosen.name) as told:
                result = evaluate(chosen.name, data, measured, split, told)
        except InputError as error:
            report(error)
            continue
        results.append(result)
        if not as_json:
            click.echo("\n" * (len(results) > 1) + "\n".join(as_text(result)))
        if plots:
            _draw(result, plots)
    if as_json:
        click.echo(json.dumps([as_object(r) for r in results], ensure_ascii=False, indent=2))
    return 0 if len(results) == len(wanted) else 1


@contextmanager
def _progress(name: str) -> "Iterator[Callable[[int, int], None]]":
    """Show a bar on stderr where that is a terminal."""
    from rich.progress import Progress  # noqa: PLC0415

    from dragoman.cli._console import err  # noqa: PLC0415

    console = err()
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _draw(result: "Result", folder: Path) -> None:
    from dragoman.errors import InputError  # noqa: PLC0415
    from dragoman.evaluate import pictures  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, drawn in pictures(result):
            (folder / name).write_text(drawn, encoding="utf-8")
            click.echo(f"dragoman: drew {folder / name}", err=True)
    except OSError as error:
        raise InputError(
            f"the pictures cannot be written ({error.strerror})",
            where=str(folder),
            remedy="Choose another folder.",
        ) from None
