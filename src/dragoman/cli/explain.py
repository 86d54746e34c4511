"""`dragoman explain`: why an event was coded as it was."""

import json
from pathlib import Path

import click

from dragoman.cli._options import record_option


@click.command()
@click.argument("event_id", metavar="EVENT")
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON and nothing else.")
@record_option
def command(event_id: str, *, as_json: bool, record_dir: Path | None) -> None:
    """Show why an event was coded as it was.

    EVENT is the id of an event in the record, or its first six digits or more. The words that decided
    each field are shown with the rule that read them, then what else the words might have told, with
    the coder's scores.

    \b
    Example:
      dragoman explain 3fa91c07
    """
    from dragoman.coding.explain import explain  # noqa: PLC0415  --help need not wait for the coder
    from dragoman.record import Record  # noqa: PLC0415

    explanation = explain(event_id, Record.open(record_dir, create=False))
    if as_json:
        click.echo(json.dumps(explanation.as_dict(), ensure_ascii=False, indent=2).encode())
        return
    from dragoman.cli._console import out  # noqa: PLC0415
    from dragoman.cli._terminal import render_explanation  # noqa: PLC0415

    render_explanation(explanation, out())
