"""`dragoman code`: many documents into one file of events."""

from pathlib import Path

import click

from dragoman.cli._options import min_confidence_option
from dragoman.errors import UsageError


@click.command()
@click.argument("inputs", metavar="INPUT…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where the events go; ends in .jsonl, .csv or .parquet.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="What does the work: the cores of this machine, or a Spark cluster.",
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    help="Processes that code.  [default: usable cores]",
)
@click.option("--overwrite", is_flag=True, help="Replace an output that is there already.")
@min_confidence_option
def command(
    inputs: tuple[Path, ...],
    *,
    out: Path,
    engine: str,
    workers: int | None,
    overwrite: bool,
    min_confidence: float,
) -> int:
    """Code many documents: one event a row.

    INPUT is JSON lines (.jsonl, .jsonl.gz; an object a line with text and, where known, id, title,
    published, source, url, language), a folder of articles (.txt, .md, .html), an archive of pages
    (.warc, .warc.gz, .wacz) or Parquet with the same columns.

    A run that was interrupted goes on where it stopped when it is called again. What cannot be coded is
    named on stderr and listed in FILE.refused.jsonl; the rest goes on.

    \b
    Examples:
      dragoman code news.jsonl.gz --out events.jsonl
      dragoman code articles/ crawl.warc.gz --out events.parquet --workers 4
    """
    if engine == "spark":
        raise UsageError(
            "the Spark engine is not in this version",
            where="--engine spark",
            remedy="Leave --engine out to use the cores of this machine; Spark will come as dragoman[spark].",
        )
    from dragoman.engine import StderrReporter, code_documents  # noqa: PLC0415  loads slowly

    summary = code_documents(
        inputs,
        out,
        workers=workers,
        overwrite=overwrite,
        min_confidence=min_confidence,
        progress=StderrReporter(),
    )
    return 1 if summary.refused else 0
