"""Measures both coders on the public test sets and writes the figures and pictures of docs/accuracy.md.

    python scripts/accuracy.py [--data ../shared]

Only what stands between `<!-- figures: NAME -->` and `<!-- end -->` is written; the words around it are kept.
A new table is a function and a line in `TABLES`.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dragoman.coding import default_coder
from dragoman.evaluate import F1, Result, Share, evaluate, pictures
from dragoman.evaluate.report import confusions

DOCS: Final = Path(__file__).parents[1] / "docs"
PAGE: Final = DOCS / "accuracy.md"
AIMS: Final = {"type": 0.82, "dyad": 0.75, "mode": 0.85, "date": 0.90, "accuracy": 0.84}
"""What was set out for before anything was measured."""

MEANINGS: Final = {
    "type": "event types, F1 (precision, recall)",
    "dyad": "who did what to whom, F1 (precision, recall)",
    "mode": "mode right, where the dyad was found",
    "date": "first and last day right, where the dyad was found",
    "empty": "items without an event left empty",
    "accuracy": "type right",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One test set: the trained coder and the lexicon on the same items."""

    model: Result
    lexicon: Result


def provenance(of: Measured) -> Iterator[str]:
    """What was measured on, and what."""
    data = of.model.data
    part = f", split `{data.split}`" if data.split else ""
    yield f"Data: `../shared/{data.file}`{part}, {data.items:,} items, SHA-256 `{data.sha256}`."
    names = " and ".join(f"`{r.coder.model}`" for r in (of.model, of.lexicon))
    yield f"Coders: {names} of dragoman {of.model.coder.version}."


def headline(of: Measured) -> Iterator[str]:
    """The figures of both coders beside what was aimed at."""
    rows = (
        (MEANINGS[name], _figure(figure), _figure(of.lexicon.figures[name]), _aim(name))
        for name, figure in of.model.figures.items()
    )
    yield from _table(("", "model", "lexicon", "aim"), rows)


def types(of: Measured) -> Iterator[str]:
    """Each type, both coders."""
    lexicon = of.lexicon.confusion.by_name()
    rows = (
        (
            name,
            *(f"{share:.2f}" for share in (f.precision, f.recall)),
            f"**{f.value:.2f}**",
            f"{f.right} / {f.coded} / {f.annotated}",
            f"{lexicon[name].value:.2f}",
        )
        for name, f in of.model.confusion.by_name().items()
    )
    yield from _table(("type", "P", "R", "F1", "right / coded / annotated", "F1 of the lexicon"), rows)


def commonest(of: Measured) -> Iterator[str]:
    """The confusions that are commonest."""
    yield f"The commonest (coded *for* annotated): {'; '.join(confusions(of.model.confusion, 6))}."


def parties(of: Measured) -> Iterator[str]:
    """What became of the annotated parties, both coders."""
    every = sum(of.model.parties.values())
    rows = (
        (fate, f"{count} ({count / every:.0%})", f"{of.lexicon.parties[fate] / every:.0%}")
        for fate, count in of.model.parties.items()
    )
    yield from _table(("annotated party", "model", "lexicon"), rows)


def confidence(of: Measured) -> Iterator[str]:
    """The bands of the reliability diagram."""
    told = of.model.reliability
    assert told is not None  # noqa: S101
    rows = (
        (f"{b.low:.1f}–{b.high:.1f}", f"{b.forecast:.2f}", f"{b.happened:.2f}", f"{b.number:.0f}")
        for b in told.bands
    )
    yield from _table(("confidence", "mean", "right", "events"), rows)
    yield ""
    yield f"Expected calibration error {told.error:.3f}, Brier score {told.brier:.3f}."


TABLES: Final[Mapping[str, tuple[str, Callable[[Measured], Iterator[str]]]]] = {
    "events-data": ("events", provenance),
    "events": ("events", headline),
    "events-types": ("events", types),
    "events-confusions": ("events", commonest),
    "events-parties": ("events", parties),
    "events-confidence": ("events", confidence),
    "sentences-data": ("plover-sentences", provenance),
    "sentences": ("plover-sentences", headline),
    "sentences-types": ("plover-sentences", types),
    "sentences-confusions": ("plover-sentences", commonest),
}


def _figure(figure: F1 | Share) -> str:
    if isinstance(figure, Share):
        return f"{figure.value:.2f} ({figure.right} of {figure.of})"
    spread = f", 95 % {figure.interval[0]:.2f}–{figure.interval[1]:.2f}" if figure.interval else ""
    return f"{figure.value:.2f} ({figure.precision:.2f}, {figure.recall:.2f}){spread}"


def _aim(name: str) -> str:
    return f"{AIMS[name]:.2f}" if name in AIMS else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for line in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(line)} |"


def filled(page: str, measured: Mapping[str, Measured]) -> str:
    """Return the page with every table written anew; raises `KeyError` for one that is not known."""

    def written(found: re.Match[str]) -> str:
        about, write = TABLES[found["name"]]
        return f"{found['head']}\n\n" + "\n".join(write(measured[about])) + "\n\n<!-- end -->"

    return re.sub(
        r"(?P<head><!-- figures: (?P<name>[\w-]+) -->)\n.*?<!-- end -->", written, page, flags=re.DOTALL
    )


def main() -> None:
    """Measure, draw, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    given = parser.parse_args()
    model, lexicon = default_coder("model"), default_coder("lexicon")
    measured = {}
    for name in dict.fromkeys(about for about, _ in TABLES.values()):
        measured[name] = Measured(*(evaluate(name, given.data, coder) for coder in (model, lexicon)))
        for file, drawn in pictures(measured[name].model):
            (DOCS / "img" / file).write_text(drawn, encoding="utf-8")
        for result in (measured[name].model, measured[name].lexicon):
            told = ", ".join(f"{key} {figure.value:.3f}" for key, figure in result.figures.items())
            sys.stdout.write(f"{name}, {result.coder.model}: {told}\n")
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), measured), encoding="utf-8")


if __name__ == "__main__":
    main()
