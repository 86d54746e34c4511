"""Measure how often the code of a gold mention is right, given its span.

    python training/actors/evaluate.py ../shared [--split train] [--misses 40]

A mention counts once, with all the codes that the annotators gave its span. It is right where the
resolver gives at least one of them and nothing else; exactly right where it gives all of them.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.actors import load_knowledge, resolve_mentions
from dragoman.actors._mentions import Resolver
from dragoman.actors._reading import Reading
from dragoman.documents.document import Document, digest
from dragoman.language import split_sentences
from dragoman.schema import Published, Span


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the codes of its mentions by span; a null code is left out."""

    document: Document
    codes: dict[Span, frozenset[str]]


def to_document(item: dict[str, Any]) -> Document:
    """Build the document of a corpus item; Kremlin pages carry the site that issued them."""
    day = item["published"]
    source = "kremlin.ru" if item["id"].startswith("kremlin") else None
    return Document(
        id=item["id"],
        text=item["text"],
        sha256=digest(item["text"]),
        published=Published(start=day, end=day, how="given"),
        source=source,
    )


def cases(gold: Path, split: str) -> Iterator[Case]:
    """Yield the items of a split with their coded mentions."""
    for line in gold.open(encoding="utf-8"):
        item = json.loads(line)
        if item["split"] != split:
            continue
        codes: dict[Span, set[str]] = defaultdict(set)
        for event in item["events"]:
            speaker = [event["speaker"]] if event["speaker"] else []
            for mention in (*event["actors"], *event["recipients"], *speaker):
                if mention["code"] and mention["span"]:
                    codes[(mention["span"][0], mention["span"][1])].add(mention["code"])
        yield Case(to_document(item), {span: frozenset(known) for span, known in codes.items()})


@dataclass(frozen=True, slots=True)
class Judged:
    """One mention with what was given for it."""

    right: bool
    exact: bool
    named: bool
    """Whether the phrase names its party, or leaves it to the context."""
    miss: str


def judge(case: Case) -> Iterator[Judged]:
    """Yield a judgement on every coded mention of a text."""
    document = case.document
    sentences = split_sentences(document)
    found = resolve_mentions(document, sentences, tuple(case.codes))
    reading = Reading(document, sentences, load_knowledge())
    resolver = Resolver(reading)
    for span, gold in case.codes.items():
        given = {party.code for party in found[span] if party.code}
        how = "; ".join(f"{p.code} {p.how}" for p in found[span])
        yield Judged(
            right=bool(given) and given <= gold,
            exact=given == gold,
            named=not resolver.hangs_on_context(*reading.words(span), span),
            miss=f"{document.id} “{document.cut(span)}” {sorted(gold)} got {how}",
        )


def share(part: list[Judged]) -> str:
    """Return how many of some mentions are right, in numbers and as a share."""
    right = sum(one.right for one in part)
    return f"{right} of {len(part)} ({right / max(1, len(part)):.3f})"


def main() -> None:
    """Print the figures and, where asked, the misses."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    gold = options.shared / "corpus" / "gold.jsonl"
    judged = [one for case in cases(gold, options.split) for one in judge(case)]
    print(f"{options.split}, code right: {share(judged)}; exactly {sum(one.exact for one in judged)}")
    print(f"where the phrase names its party: {share([one for one in judged if one.named])}")
    print(f"where only the context tells: {share([one for one in judged if not one.named])}")
    for miss in [one.miss for one in judged if not one.right][: options.misses]:
        print(miss)


if __name__ == "__main__":
    main()
