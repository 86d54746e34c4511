"""Draw phrases with an office from the two corpora, with the day of their text, for reading.

    python training/actors/draw_offices.py ../shared [--number 200] > phrases.jsonl

Every phrase that the room finds with an office of a state, named or not, in texts of a fixed random choice;
one a text, half from each corpus. Each line has the id of the text, the offsets, and what was resolved.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.actors import find_parties
from dragoman.documents.document import Document, digest
from dragoman.language import split_sentences
from dragoman.schema import Published

_WORDED = re.compile(r"president|minister|secretary|chancellor|king|queen|emir|leader|head of", re.I)
CORPORA = ("wcep_2002-2023", "kremlin_2000-2017")
SEED = 5
OFFICES = frozenset(
    ["president", "prime minister", "chancellor", "foreign minister", "secretary of state",
     "defence minister", "interior minister", "finance minister", "monarch", "leader", "head of state"]
)  # fmt: skip


def texts(shared: Path, corpus: str) -> Iterator[dict[str, Any]]:
    """Yield the items of a corpus."""
    with gzip.open(shared / "corpus" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def phrases(item: dict[str, Any], corpus: str) -> list[dict[str, Any]]:
    """Return the phrases of one text that hold an office and capitals or a definite article."""
    day = item["published"]
    published = Published(start=day, end=day, how="given")
    source = "kremlin.ru" if corpus.startswith("kremlin") else None
    document = Document(item["id"], item["text"], digest(item["text"]), published=published, source=source)
    return [
        {
            "id": item["id"],
            "published": day,
            "span": list(p.span),
            "code": p.code,
            "role": p.role,
            "name": p.name,
            "text": p.text,
            "how": p.how,
            "confidence": p.confidence,
        }
        for p in find_parties(document, split_sentences(document))
        if p.role in OFFICES and _WORDED.search(p.text)
    ]


def main() -> None:
    """Print the drawn phrases."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    for corpus in CORPORA:
        chance = random.Random(options.seed)
        items = list(texts(options.shared, corpus))
        chance.shuffle(items)
        left = options.number // len(CORPORA)
        for item in items:
            if left and (found := phrases(item, corpus)):
                print(json.dumps(chance.choice(found), ensure_ascii=False))
                left -= 1


if __name__ == "__main__":
    main()
