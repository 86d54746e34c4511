"""`dragoman forecast`: probabilities for questions, what-if, the track record, and the benchmark."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli._options import record_option

if TYPE_CHECKING:
    from dragoman.forecast.questions import Question
    from dragoman.record import Record

_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
_as_of_option = click.option(
    "--as-of", metavar="DATE", help="Use only what was published by this day.  [default: today]"
)


class _Group(click.Group):
    """Takes a first word that is no subcommand for a question."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["ask", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Group)
def command() -> None:
    """Say how likely something is, with its base rate and the reasons.

    \b
    Examples:
      dragoman forecast "BLR CONSULT/visit PRK" --by 2026-06-30
      dragoman forecast "any SANCTION of EU on GEO within 90 days" --json
      dragoman forecast benchmark --data ICEWS14 --split test
    """


@command.command()
@click.argument("question")
@click.option("--by", metavar="DATE", help="The last day on which it counts.")
@_as_of_option
@click.option("--keep", is_flag=True, help="Keep question and forecast in the ledger, to be scored later.")
@_json_option
@record_option
def ask(
    question: str, *, by: str | None, as_of: str | None, keep: bool, as_json: bool, record_dir: Path | None
) -> None:
    """Forecast a question: ACTOR TYPE[/MODE] RECIPIENT, or TYPE of ACTOR on RECIPIENT.

    \b
    Examples:
      dragoman forecast "BLR CONSULT/visit PRK" --by 2026-06-30 --as-of 2025-09-20
      dragoman forecast "onset of SANCTION of EU on GEO within 90 days"
      dragoman forecast "at least 3 CONSULT of USA with CHN within 60 days"
    """
    from dragoman.forecast.questions import Ledger  # noqa: PLC0415
    from dragoman.forecast.rates import forecast  # noqa: PLC0415

    record = _open(record_dir)
    answer = forecast(_parsed(question, by, as_of), record)
    if keep:
        ledger = Ledger(record.path)
        key = ledger.ask(answer.question)
        ledger.add_forecast(key, answer.probability, answer.base_rate, answer.model, answer.question.as_of)
    if as_json:
        _print(answer.to_json())
        return
    low, high = answer.interval
    click.echo(f"{answer.question}\n")
    click.echo(f"  probability  {answer.probability:.1%}  (80 % interval {low:.1%} to {high:.1%})")
    click.echo(f"  base rate    {answer.base_rate:.1%}\n")
    for reason in answer.reasons:
        click.echo(f"  - {_harmless(reason)}")


@command.command(name="what-if")
@click.argument("act")
@click.option("--on", required=True, metavar="DATE", help="The day of the supposed act.")
@click.option(
    "--days", type=click.IntRange(1, 365), default=90, show_default=True, help="Days that follow it."
)
@_as_of_option
@_json_option
@record_option
def what_if_(
    act: str, *, on: str, days: int, as_of: str | None, as_json: bool, record_dir: Path | None
) -> None:
    """Suppose an act on a day, and simulate what follows, with it and without it.

    \b
    Example:
      dragoman forecast what-if "BLR CONSULT/visit PRK" --on 2026-03-01 --as-of 2026-02-01
    """
    from dragoman.forecast.decayed import what_if  # noqa: PLC0415

    found = what_if(_parsed(act, on, as_of), _open(record_dir), _day(on, "--on"), days)
    if as_json:
        _print(found.to_json())
        return
    click.echo(f"Suppose {found.supposed} on {found.on}; the {found.days} days after it:\n")
    for follow in found.follows[:10]:
        click.echo(
            f"  {follow.actor} {follow.type} {follow.recipient}:"
            f" {follow.chance_without:.1%} -> {follow.chance:.1%};"
            f" acts {follow.mean_without:.2f} -> {follow.mean:.2f}"
            f" (80 % {follow.interval[0]:.0f} to {follow.interval[1]:.0f})"
        )
    click.echo(f"\n{found.warning}")


@command.command()
@click.option(
    "--make", is_flag=True, help="First make questions from the record's predictions and commitments."
)
@_json_option
@record_option
def questions(make: bool, as_json: bool, record_dir: Path | None) -> None:
    """List the questions of the ledger with their forecasts over time.

    \b
    Example:
      dragoman forecast questions --make
    """
    from dragoman.forecast.questions import Ledger  # noqa: PLC0415
    from dragoman.forecast.track import make_questions  # noqa: PLC0415

    record = _open(record_dir)
    if make:
        number = make_questions(record)
        click.echo(f"dragoman: {number} new question(s) asked and forecast.", err=True)
    entries = Ledger(record.path).entries()
    if as_json:
        _print([_entry(entry) for entry in entries])
        return
    for entry in entries:
        last = entry.forecasts[-1].probability if entry.forecasts else None
        state = entry.resolution.outcome if entry.resolution else "open"
        shown = "no forecast" if last is None else f"{last:.1%}"
        click.echo(f"{entry.id}  {state:<9}  {shown:>11}  {entry.question}")


@command.command()
@click.argument("question_id", required=False)
@click.option(
    "--as", "outcome", type=click.Choice(["yes", "no", "ambiguous"]), help="Overrule how it came out."
)
@click.option("--because", metavar="TEXT", help="Why; needed with --as.")
@record_option
def resolve(
    question_id: str | None, outcome: str | None, because: str | None, record_dir: Path | None
) -> None:
    """Resolve the open questions by the events of the record, or one by your own word.

    \b
    Examples:
      dragoman forecast resolve
      dragoman forecast resolve 3f2a9c01b7de --as yes --because "The visit was announced as begun."
    """
    from dragoman.forecast.track import overrule, resolve_open  # noqa: PLC0415

    record = _open(record_dir)
    if question_id or outcome or because:
        overrule(record, question_id, outcome, because)
        return
    for entry, verdict in resolve_open(record, _today()):
        click.echo(f"{entry.id}  {verdict.outcome:<9}  {entry.question}: {_harmless(verdict.because)}")


@command.command()
@click.option("--svg", metavar="FILE", type=click.Path(path_type=Path), help="Draw the reliability diagram.")
@_json_option
@record_option
def scoreboard(svg: Path | None, as_json: bool, record_dir: Path | None) -> None:
    """Score the forecasts of resolved questions against the base rate.

    \b
    Example:
      dragoman forecast scoreboard --svg reliability.svg
    """
    from dragoman.forecast.plots import reliability_svg  # noqa: PLC0415
    from dragoman.forecast.questions import Ledger  # noqa: PLC0415
    from dragoman.forecast.questions import scoreboard as score  # noqa: PLC0415

    board = score(Ledger(_open(record_dir).path).entries())
    if svg is not None:
        _write(svg, reliability_svg(board.bands))
    if as_json:
        _print(board.to_json())
        return
    click.echo(
        f"{board.open} open, {board.resolved} resolved ({board.ambiguous} ambiguous), {board.scored} scored"
    )
    if board.brier is not None and board.log_score is not None and board.brier_of_base is not None:
        click.echo(
            f"Brier {board.brier:.4f} (base rate {board.brier_of_base:.4f}), log score {board.log_score:.4f}"
        )
    if board.skill is not None:
        spread = board.skill_interval
        shown = f", 95 % interval {spread[0]:+.3f} to {spread[1]:+.3f}, by pairs of parties" if spread else ""
        click.echo(f"skill {board.skill:+.3f}{shown}")


@command.command()
@click.option(
    "--data",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of the data set.",
)
@click.option("--split", type=click.Choice(["valid", "test"]), default="test", show_default=True)
@click.option("--model", "models", multiple=True, metavar="NAME", help="Only this model; repeatable.")
@click.option(
    "--seeds", type=click.IntRange(1, 20), default=3, show_default=True, help="Seeds of the ranker."
)
@click.option(
    "--protocol",
    type=click.Choice(["single-step", "multi-step"]),
    help="Only this protocol.  [default: both]",
)
@_json_option
def benchmark(
    data: Path, *, split: str, models: tuple[str, ...], seeds: int, protocol: str | None, as_json: bool
) -> None:
    """Score the models on a temporal knowledge graph: train, valid and test (.txt or .txt.gz) and id files.

    Time-aware filter, both directions, ties at mean rank.

    \b
    Examples:
      dragoman forecast benchmark --data ICEWS14
      dragoman forecast benchmark --data ICEWS18 --split valid --model ranker --seeds 1 --json
    """
    from dragoman.forecast.links import MODELS, PROTOCOLS  # noqa: PLC0415
    from dragoman.forecast.links import benchmark as run  # noqa: PLC0415

    result = run(
        data,
        "test" if split == "test" else "valid",
        models=models or tuple(MODELS),
        protocols=[steps for steps in PROTOCOLS if protocol in (None, steps)],
        seeds=range(seeds),
        told=lambda line: click.echo(f"dragoman: {line}", err=True),
    )
    if as_json:
        _print(result)
        return
    click.echo(f"{result['dataset']}, {result['split']}")
    click.echo(
        f"{'model':<12} {'protocol':<12} {'MRR':>6} {'H@1':>6} {'H@3':>6} {'H@10':>6} {'s':>7} {'MB':>7}"
    )
    for row in result["models"]:
        shares = " ".join(f"{100 * row[key]:6.2f}" for key in ("mrr", "hits1", "hits3", "hits10"))
        cost = f"{row['seconds']:7.1f} {row['peak_mb'] or 0:7.0f}"
        click.echo(f"{row['name']:<12} {row['protocol']:<12} {shares} {cost}")


def _open(record_dir: Path | None) -> "Record":
    from dragoman.record import Record  # noqa: PLC0415

    return Record.open(record_dir)


def _parsed(question: str, by: str | None, as_of: str | None) -> "Question":
    from dragoman.forecast.questions import parse  # noqa: PLC0415

    day = _day(as_of, "--as-of") if as_of else _today()
    return parse(question, as_of=day, by=_day(by, "--by") if by else None)


def _day(written: str, where: str) -> date:
    from dragoman.forecast.questions import read_day  # noqa: PLC0415

    return read_day(written, where)


def _today() -> date:
    return datetime.now(UTC).date()


def _entry(entry: Any) -> dict[str, Any]:
    from dataclasses import asdict  # noqa: PLC0415

    return {**asdict(entry), "question": entry.question.to_json()}


def _print(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _harmless(words: str) -> str:
    from dragoman.presentation import neutralise  # noqa: PLC0415

    return neutralise(words)


def _write(path: Path, text: str) -> None:
    from dragoman.errors import InputError  # noqa: PLC0415

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"it cannot be written ({error.strerror})", where=str(path), remedy="Choose another file."
        ) from error
