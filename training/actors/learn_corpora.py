"""Learn office-holders from the two corpora and say how many; with --sample, print some for reading.

    python training/actors/learn_corpora.py ../shared [--sample 100]

The publisher of an item is the first outlet that it cites; the Kremlin's site is one publisher. `known` are
those whose office and day the knowledge base holds under the same family name; `new` the rest.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.actors import load_knowledge
from dragoman.actors._tokens import keys
from dragoman.actors.learning import Learned, Sighting, harvest, promote
from dragoman.documents.document import Document, digest
from dragoman.schema import Published

SEED = 3
YEARS = ("2010", "2023")


def sightings(shared: Path) -> Iterator[Sighting]:
    """Yield the sightings of both corpora."""
    for corpus in ("wcep_2002-2023", "kremlin_2000-2017"):
        with gzip.open(shared / "corpus" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for item in map(json.loads, lines):
                day = item["published"]
                published = Published(start=day, end=day, how="given")
                document = Document(item["id"], item["text"], digest(item["text"]), published=published)
                yield from harvest(document, source=_publisher(item, corpus))


def _publisher(item: dict[str, Any], corpus: str) -> str:
    if corpus.startswith("kremlin"):
        return "kremlin.ru"
    cited = item.get("sources") or []
    first = cited[0] if cited else item["id"]
    return (
        str(first.get("name") or first.get("url") if isinstance(first, dict) else first)
        .strip("() ")
        .casefold()
    )


def is_known(one: Learned) -> bool:
    """Tell whether the knowledge base holds the term under the same family name."""
    family = keys(one.name)[-1]
    held = load_knowledge().persons.by_family.get(family, ())
    return any(p.code == one.code and any(t.covers(one.first) for t in p.tenures) for p in held)


def main() -> None:
    """Learn, count and show."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    options = parser.parse_args()
    found = list(sightings(options.shared))
    learned = [one for one in promote(found) if YEARS[0] <= one.first[:4] and one.last[:4] <= YEARS[1]]
    known = sum(map(is_known, learned))
    print(
        f"{len(found)} sightings; {len(learned)} office-holders of {'-'.join(YEARS)}, {known} of them known"
    )
    chosen = random.Random(SEED).sample(learned, min(options.sample, len(learned)))
    for one in chosen:
        mark = "known" if is_known(one) else "NEW"
        print(
            f"{mark}\t{one.code}\t{one.role}\t{one.name}\t{one.first}..{one.last}\t{len(one.sources)} sources"
        )


if __name__ == "__main__":
    main()
