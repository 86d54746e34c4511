"""Measure how often the best answer to a name is the person meant, by score and by lead over the next.

    python training/actors/fit_confidence.py

Queries are spellings taken out of the knowledge base: of every person with several, one is removed and asked
for, with its country, with country, office and day, or alone (in turn). Names of nobody known stand for the
rest: persons taken out altogether, one in ten. One half of the queries makes the table, the other half
measures it. Deterministic. Writes `data/confidence.toml` and prints the calibration.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.actors._knowledge import Knowledge
from dragoman.actors._lexicon import Lexicon
from dragoman.actors._origin import Origins
from dragoman.actors._persons import Person, Persons, read_persons
from dragoman.actors._search import Query, search
from dragoman.actors._terms import all_terms
from dragoman.actors._tokens import keys
from dragoman.actors._words import Office

TARGET = Path(__file__).parents[2] / "src" / "dragoman" / "actors" / "data" / "confidence.toml"
SCORES = (0.0, 0.55, 0.62, 0.68, 0.74, 0.8, 0.86, 0.92)
LEADS = (-1.0, 0.005, 0.03, 0.08)
SEED = 7
LEAST = 20

Case = tuple[Query, str | None]
Result = tuple[float, float, bool]


def held_out() -> tuple[Knowledge, list[Case]]:
    """Return a knowledge base without some spellings and persons, and the queries for them."""
    chance = random.Random(SEED)
    kept: list[Person] = []
    cases: list[Case] = []
    for person in read_persons():
        lost = chance.random() < 0.1
        spellings = [s for s in person.others if keys(s) != keys(person.name)]
        if not lost:
            asked = chance.choice(spellings) if spellings else None
            kept.append(person._replace(others=tuple(o for o in person.others if o != asked)))
        else:
            asked = person.name
        if asked:
            cases.append((_query(person, asked, len(cases) % 3), None if lost else person.name))
    persons = Persons(tuple(kept))
    return Knowledge(Lexicon(all_terms(kept)), persons, Origins(persons)), cases


def _query(person: Person, name: str, much: int) -> Query:
    tenure = person.tenures[-1]
    day = max(tenure.start or tenure.seen[0], "0001")[:4] + "-07-01"
    office = Office(tenure.cls, tenure.office.casefold(), "GOV")
    if much == 0:
        return Query(name, keys(name), None, None, None)
    if much == 1:
        return Query(name, keys(name), person.code, None, None)
    return Query(name, keys(name), person.code, office, day)


def results(knowledge: Knowledge, cases: list[Case]) -> Iterator[Result]:
    """Yield score, lead and rightness of the best answer to each query that has one."""
    for query, wanted in cases:
        found = sorted(search(query, knowledge), key=lambda f: (-f.score, f.person.code, f.person.name))
        if found:
            lead = found[0].score - (found[1].score if len(found) > 1 else 0.0)
            yield found[0].score, lead, found[0].person.name == wanted


def _bin(score: float, lead: float) -> tuple[float, float]:
    return max(s for s in SCORES if score >= s), max(m for m in LEADS if lead >= m)


def main() -> None:
    """Fit, write and print."""
    knowledge, cases = held_out()
    random.Random(SEED).shuffle(cases)
    half = len(cases) // 2
    counts: dict[tuple[float, float], list[bool]] = defaultdict(list)
    for score, lead, right in results(knowledge, cases[:half]):
        counts[_bin(score, lead)].append(right)
    table = {b: (sum(r) + 0.5) / (len(r) + 1) for b, r in counts.items() if len(r) >= LEAST}
    lines = ["# Measured by training/actors/fit_confidence.py; do not edit.", "bins = ["]
    lines += [f"  {{ score = {s}, margin = {m}, right = {r:.3f} }}," for (s, m), r in sorted(table.items())]
    TARGET.write_text("\n".join([*lines, "]"]) + "\n", encoding="utf-8")
    off = total = 0.0
    by_level: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, lead, right in results(knowledge, cases[half:]):
        said = table.get(_bin(score, lead), 0.05)
        by_level[int(said * 5)].append((said, right))
    for level, answers in sorted(by_level.items()):
        said, was = (sum(column) / len(answers) for column in zip(*answers, strict=True))
        off += abs(said - was) * len(answers)
        total += len(answers)
        print(f"said {level / 5:.1f} or more: {said:.3f} on average, right {was:.3f} of {len(answers)}")
    print(f"expected calibration error on the other half: {off / total:.3f}")


if __name__ == "__main__":
    main()
