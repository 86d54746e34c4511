"""Score a coder's events against the annotated corpus, with what `dragoman evaluate events` leaves out.

    python training/evaluate_events.py --coder lexicon --split dev
    python training/evaluate_events.py --coder model --split dev --workers 2

Prints what `dragoman evaluate events` prints. `--parties gold` takes the parties from the annotation instead,
which tells how much is lost by the coder and how much by naming who is meant; nobody has them outside of a
test. `--keep FILE` keeps the events, one a line, as `dragoman code` writes them. `--errors N` shows items
with what was missed, by `score_events.py`.
"""

import argparse
import contextlib
import importlib
import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from dragoman import pipeline
from dragoman.analysis import Analysis
from dragoman.coding import Coder, default_coder
from dragoman.documents.document import Document
from dragoman.dossier import find_statements
from dragoman.evaluate import Data, as_text
from dragoman.evaluate.events import AnnotatedItem, figures_of, read_corpus
from dragoman.schema import Event, Party


def document(item: dict[str, Any]) -> Document:
    """Return an item of the corpus as a document with its date given."""
    return AnnotatedItem.model_validate(item).document()


def with_gold_parties(analysis: Analysis, item: AnnotatedItem) -> Analysis:
    """Return an analysis whose parties are those of the annotated events."""
    found = {
        (party.span, party.code): Party(
            text=party.text, span=party.span, code=party.code, confidence=1, how="from the annotation"
        )
        for event in item.events
        for party in (*event.actors, *event.recipients, *([event.speaker] if event.speaker else []))
    }
    parties = tuple(sorted(found.values(), key=lambda p: p.span))
    statements = find_statements(analysis.document, analysis.sentences, parties)
    return replace(analysis, parties=parties, statements=statements)


@cache
def coder_named(name: str) -> Coder:
    """Return a coder, loaded once in each process."""
    return default_coder(name)


def code(item: AnnotatedItem, *, coder: str, gold_parties: bool) -> tuple[Event, ...]:
    """Return the events that a coder finds in an item."""
    analysis = pipeline.analyse(item.document())
    if gold_parties:
        analysis = with_gold_parties(analysis, item)
    return coder_named(coder).code(analysis)


def errors(
    scorer: Path, items: Sequence[AnnotatedItem], events: Sequence[tuple[Event, ...]], most: int
) -> list[dict[str, Any]]:
    """Return items with the triples that were missed and those that are too many."""
    sys.path.insert(0, str(scorer.parent))
    gold = {item.id: [event.model_dump(mode="json") for event in item.events] for item in items}
    coded = {
        item.id: [event.model_dump(mode="json") for event in found]
        for item, found in zip(items, events, strict=True)
    }
    shown: list[dict[str, Any]] = importlib.import_module(scorer.stem).score(gold, coded, most)["errors"]
    return shown


def main() -> None:
    """Code, score, print."""
    beside = Path(__file__).resolve().parents[1].parent / "shared"
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--coder", default="lexicon")
    parser.add_argument("--split", choices=["train", "dev"], default="dev")
    parser.add_argument("--parties", choices=["found", "gold"], default="found")
    parser.add_argument("--corpus", type=Path, default=beside / "corpus" / "gold.jsonl")
    parser.add_argument("--scorer", type=Path, default=beside / "eval" / "score_events.py")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0, help="documents to show with what was missed")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    items = read_corpus(given.corpus, given.split)
    one = partial(code, coder=given.coder, gold_parties=given.parties == "gold")
    started = time.perf_counter()
    with contextlib.ExitStack() as stack:
        if given.workers > 1:
            pool = stack.enter_context(ProcessPoolExecutor(given.workers))
            events = list(pool.map(one, items, chunksize=16))
        else:
            events = [one(item) for item in items]
    seconds = time.perf_counter() - started
    if given.keep:
        rows = (event.model_dump_json() for found in events for event in found)
        given.keep.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    data = Data.of(given.corpus, given.corpus.name, given.split, len(items))
    pairs = zip(items, events, strict=True)
    print("\n".join(as_text(figures_of(pairs, data, coder_named(given.coder).identity, seconds))))
    if given.errors:
        for shown in errors(given.scorer, items, events, given.errors):
            print(json.dumps(shown, ensure_ascii=False))


if __name__ == "__main__":
    main()
