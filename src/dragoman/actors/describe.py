"""What the knowledge base holds on one state or body, with its sources."""

from collections.abc import Sequence
from typing import Any

from dragoman.actors._knowledge import load_knowledge
from dragoman.actors._persons import Person
from dragoman.actors._resolve import code_of, day_of_query
from dragoman.actors._tables import rows, several

SOURCES = {
    "F": "Factbook history 2014-2026 (CC0-1.0)",
    "W": "Wikidata ministers to 2023 (CC0-1.0)",
    "U": "speakers at the United Nations 2000-2023 (CC0-1.0)",
    "C": "cabinets of March 2018 (US government work)",
    "D": "own table (CC0-1.0)",
    "L": "learned from articles",
}
_OFFICES = ("HOS", "LEADER", "HOG", "SG", "FM", "DEF", "INT", "FIN", "DEPUTY", "SPEAKER", "NSA")


def describe(name: str, *, date: str | None = None, learned: Sequence[Person] = ()) -> dict[str, Any]:
    """Return code, name, other names, capitals, members and holders of the high offices of a state or body.

    With `date` (ISO) only the holders of that day; `learned` are office-holders that articles add. Raises
    `UsageError` for a name that is not known.
    """
    knowledge = load_knowledge()
    code, day = code_of(knowledge, name), day_of_query(date)
    known: dict[str, Any] = {"code": code, "name": code, "names": [], "capitals": [], "members": []}
    for row in rows("states.tsv"):
        if row[0] == code:
            known |= {"name": row[1], "names": list(several(row[2])), "capitals": list(several(row[5]))}
    for row in rows("bodies.tsv"):
        if row[0] == code and known["name"] == code:
            members = [] if row[4] == "-" else row[4].split()
            known |= {"name": row[1], "names": list(several(row[2])), "members": members}
    known["offices"] = [
        {
            "office": tenure.office,
            "name": person.name,
            "id": person.id,
            "start": tenure.start or None,
            "end": tenure.end or None,
            "seen": None if tenure.start else list(tenure.seen),
            "as_of": tenure.as_of,
            "sources": [SOURCES[letter] for letter in tenure.sources],
        }
        for cls in _OFFICES
        for tenure, person in sorted(
            (
                *knowledge.persons.by_office.get((code, cls), ()),
                *((t, p) for p in learned if p.code == code for t in p.tenures if t.cls == cls),
            ),
            key=lambda held: held[0].span,
        )
        if day is None or tenure.covers(day)
    ]
    return known
