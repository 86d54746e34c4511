"""Score a coder's events against the annotated corpus.

    python training/evaluate_events.py --coder lexicon --split dev
    python training/evaluate_events.py --coder model --split dev --workers 2

Every item goes through the whole pipeline: sentences, times, parties, statements, events. Prints the table of
`score_events.py`, and precision, recall and F1 of each type. `--parties gold` takes the parties from the
annotation instead, which tells how much is lost by the coder and how much by naming who is meant; nobody has
them outside of a test. `--keep FILE` keeps the events, one a line, as `dragoman code` writes them.
"""

import argparse
import collections
import contextlib
import importlib
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from dragoman import pipeline
from dragoman.analysis import Analysis
from dragoman.coding import Coder, default_coder
from dragoman.documents.document import Document, digest
from dragoman.dossier import find_statements
from dragoman.ontology import event_types
from dragoman.schema import Party, Published

_LEFT_OUT = ("negated", "hypothetical")


def document(item: dict[str, Any]) -> Document:
    """Return an item of the corpus as a document with its date given."""
    day = item["published"]
    published = Published(start=day, end=day, how="given")
    return Document(id=item["id"], text=item["text"], sha256=digest(item["text"]), published=published)


def with_gold_parties(analysis: Analysis, item: dict[str, Any]) -> Analysis:
    """Return an analysis whose parties are those of the annotated events."""
    found = {}
    for event in item["events"]:
        speaker = [event["speaker"]] if event["speaker"] else []
        for party in (*event["actors"], *event["recipients"], *speaker):
            span = (party["span"][0], party["span"][1])
            found[span, party["code"]] = Party(
                text=party["text"], span=span, code=party["code"], confidence=1, how="from the annotation"
            )
    parties = tuple(sorted(found.values(), key=lambda p: p.span))
    statements = find_statements(analysis.document, analysis.sentences, parties)
    return replace(analysis, parties=parties, statements=statements)


@cache
def coder_named(name: str) -> Coder:
    """Return a coder, loaded once in each process."""
    return default_coder(name)


def code(item: dict[str, Any], *, coder: str, gold_parties: bool) -> list[dict[str, Any]]:
    """Return the events that a coder finds in an item, as plain values."""
    analysis = pipeline.analyse(document(item))
    if gold_parties:
        analysis = with_gold_parties(analysis, item)
    return [event.model_dump(mode="json") for event in coder_named(coder).code(analysis)]


def by_type(items: list[dict[str, Any]], coded: dict[str, list[dict[str, Any]]]) -> None:
    """Print precision, recall and F1 of each type, counted as the scorer does."""
    hit: collections.Counter[str] = collections.Counter()
    predicted, gold = hit.copy(), hit.copy()
    for item in items:
        told, found = (
            collections.Counter(e["type"] for e in events if e["status"] not in _LEFT_OUT)
            for events in (item["events"], coded[item["id"]])
        )
        hit += told & found
        predicted += found
        gold += told
    print("\ntype        P      R      F1     right / coded / annotated")
    for name in event_types():
        p, r = hit[name] / max(1, predicted[name]), hit[name] / max(1, gold[name])
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        print(f"{name:10}  {p:.3f}  {r:.3f}  {f1:.3f}  {hit[name]} / {predicted[name]} / {gold[name]}")


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
    with given.corpus.open(encoding="utf-8") as lines:
        items = [item for item in map(json.loads, lines) if item["split"] == given.split]
    one = partial(code, coder=given.coder, gold_parties=given.parties == "gold")
    started = time.perf_counter()
    with contextlib.ExitStack() as stack:
        if given.workers > 1:
            pool = stack.enter_context(ProcessPoolExecutor(given.workers))
            events = list(pool.map(one, items, chunksize=16))
        else:
            events = [one(item) for item in items]
    seconds = time.perf_counter() - started
    print(f"{len(items)} items in {seconds:.1f} s, {given.workers} worker(s)", file=sys.stderr)
    if given.keep:
        rows = (json.dumps(event, ensure_ascii=False) for found in events for event in found)
        given.keep.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    coded = {item["id"]: found for item, found in zip(items, events, strict=True)}
    sys.path.insert(0, str(given.scorer.parent))
    scorer = importlib.import_module(given.scorer.stem)
    result = scorer.score({item["id"]: item["events"] for item in items}, coded, given.errors)
    for name in ("type", "dyad"):
        v = result[name]
        counts = f"({v['hit']} of {v['gold']} gold, {v['predicted']} predicted)"
        print(f"{name:6} P {v['p']:.3f}  R {v['r']:.3f}  F1 {v['f1']:.3f}   {counts}")
    for name in ("mode", "date", "empty"):
        print(f"{name:6} {result[name][0]} of {result[name][1]} right")
    for shown in result["errors"]:
        print(json.dumps(shown, ensure_ascii=False))
    by_type(items, coded)


if __name__ == "__main__":
    main()
