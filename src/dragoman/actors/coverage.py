"""What the knowledge base covers, and until when."""

from collections import Counter
from dataclasses import dataclass

from dragoman.actors._knowledge import Knowledge
from dragoman.actors._resolve import day_of_query
from dragoman.actors._tables import rows

OFFICES = ("HOS", "HOG", "FM")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of what is known: tables, persons by source, and holders of each office on a day by state."""

    states: int
    bodies: int
    groups: int
    persons: int
    terms: int
    sources: dict[str, int]
    held: dict[str, int]
    states_with_office: int
    newest: str


def coverage(knowledge: Knowledge, day: str) -> Coverage:
    """Return what the knowledge base covers on a day (ISO).

    `held` counts, for each office, the states of today's membership whose holder on the day is known from
    firm dates that were last looked at on or after the day. Raises `UsageError` for a day that is none.
    """
    day_of_query(day)
    states = [row for row in rows("states.tsv") if not row[8]]
    terms = [t for p in knowledge.persons.everybody for t in p.tenures]
    sources = Counter(letter for t in terms for letter in t.sources)
    held = {}
    for office in OFFICES:
        known = 0
        for row in states:
            holders = [(t, p) for t, p in knowledge.persons.holders(row[0], office, day) if not t.stale(day)]
            known += bool(holders)
        held[office] = known
    return Coverage(
        states=sum(1 for _ in rows("states.tsv")),
        bodies=sum(1 for _ in rows("bodies.tsv")),
        groups=sum(1 for _ in rows("groups.tsv")),
        persons=len(knowledge.persons.everybody),
        terms=len(terms),
        sources=dict(sorted(sources.items())),
        held=held,
        states_with_office=len(states),
        newest=max(t.as_of for t in terms),
    )
