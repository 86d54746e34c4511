"""Measure how often the code of a gold mention is right, given its span.

    python training/actors/evaluate.py ../shared [--split train] [--misses 40]

A mention counts once, with all the codes that the annotators gave its span. It is right where the
resolver gives at least one of them and nothing else; `covered` also asks for all of them.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.actors import resolve_mentions
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


def main() -> None:
    """Print the figures and, where asked, the misses."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    mentions = right = covered = pairs = pairs_right = 0
    misses: list[str] = []
    for case in cases(options.shared / "corpus" / "gold.jsonl", options.split):
        document = case.document
        found = resolve_mentions(document, split_sentences(document), tuple(case.codes))
        for span, gold in case.codes.items():
            given = {party.code for party in found[span] if party.code}
            mentions += 1
            pairs += len(gold)
            pairs_right += len(gold & given)
            good = bool(given) and given <= gold
            right += good
            covered += given == gold
            if not good:
                how = "; ".join(f"{p.code} {p.how}" for p in found[span])
                misses.append(f"{document.id} “{document.cut(span)}” {sorted(gold)} got {how}")
    print(
        f"{options.split}: {mentions} mentions, right {right / mentions:.4f}, exact {covered / mentions:.4f}"
    )
    print(f"codes: {pairs}, found {pairs_right / pairs:.4f}")
    for miss in misses[: options.misses]:
        print(miss)


if __name__ == "__main__":
    main()
