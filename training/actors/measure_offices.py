"""Measure the persons of 200 office phrases that were read by hand.

    python training/actors/measure_offices.py ../shared

The phrases were drawn by `draw_offices.py` (seed 5) from the two corpora and stand, as offsets and expected
persons, in `tests/actors/office_phrases.jsonl`. Open is an answer that names the office and no person.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).parents[1]))

from actors.draw_offices import texts as items
from dragoman.actors import find_parties
from dragoman.documents.document import Document, digest
from dragoman.language import split_sentences
from dragoman.schema import Published

PHRASES = Path(__file__).parents[2] / "tests" / "actors" / "office_phrases.jsonl"
CORPORA = ("wcep_2002-2023", "kremlin_2000-2017")

Verdict = Literal["right", "open", "wrong", "not found"]


def verdicts(texts: dict[str, str]) -> Iterator[Verdict]:
    """Yield the verdict on each phrase, given the texts by id."""
    for line in PHRASES.read_text("utf-8").splitlines():
        row = json.loads(line)
        text, day = texts[row["id"]], row["published"]
        source = "kremlin.ru" if row["id"].startswith("kremlin") else None
        published = Published(start=day, end=day, how="given")
        document = Document(row["id"], text, digest(text), published=published, source=source)
        found = find_parties(document, split_sentences(document))
        names = {p.name for p in found if list(p.span) == row["span"]}
        if not names:
            yield "not found"
        elif names == {None}:
            yield "open"
        else:
            yield "right" if names == {row["person"]} else "wrong"


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    counts = Counter(verdicts({i["id"]: i["text"] for corpus in CORPORA for i in items(shared, corpus)}))
    print(", ".join(f"{verdict} {counts[verdict]}" for verdict in ("right", "open", "wrong", "not found")))


if __name__ == "__main__":
    main()
