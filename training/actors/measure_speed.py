"""Measure the knowledge base's size and loading time, and how fast names and texts are resolved.

    python training/actors/measure_speed.py

Times are of the processor, on one core. Names are 3,000 office-holders drawn from the knowledge base, asked
for with country and day, and alone; the first round builds the indexes that the second uses. The text is two
megabytes of one paragraph said again and again.
"""

import random
import time
from collections.abc import Callable
from importlib.resources import files

from dragoman.actors import find_parties, load_knowledge, resolve_name
from dragoman.documents.document import Document, digest
from dragoman.language import split_sentences
from dragoman.schema import Published

SEED = 1
NAMES = 3_000
PARAGRAPH = (
    "Uruguayan President Yamandú Orsi arrived in Asunción on Monday. Paraguay's foreign minister met him at "
    "the airport; the two countries will sign a customs accord. Police kept protesters from the square.\n"
)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Print the figures."""
    data = files("dragoman.actors") / "data"
    size = sum(len(file.read_bytes()) for file in data.iterdir())
    load_knowledge.cache_clear()
    print(f"knowledge base: {size:,} bytes, loaded in {timed(load_knowledge):.2f} s")
    knowledge = load_knowledge()
    chance = random.Random(SEED)
    known = [p for p in knowledge.persons.everybody if p.code in knowledge.codes]
    queries = []
    for person in chance.sample(known, NAMES):
        tenure = chance.choice(person.tenures)
        queries.append((person.name, person.code, (tenure.start or tenure.seen[0])[:4] + "-06-15"))

    def with_country() -> None:
        for name, code, day in queries:
            resolve_name(name, country=code, date=day)

    def alone() -> None:
        for name, _, _ in queries:
            resolve_name(name)

    for words, work in (("with country and day", with_country), ("alone", alone)):
        first, second = (NAMES / timed(work) for _ in range(2))
        print(f"names {words}: {first:,.0f} a second at first, {second:,.0f} then")
    text = PARAGRAPH * (2_000_000 // len(PARAGRAPH))
    published = Published(start="2025-05-05", end="2025-05-05", how="given")
    document = Document("large", text, digest(text), published=published)
    sentences = split_sentences(document)
    spent = timed(lambda: find_parties(document, sentences))
    print(f"a text of {len(text):,} characters: {spent:.1f} s, {len(text) / spent:,.0f} characters a second")


if __name__ == "__main__":
    main()
