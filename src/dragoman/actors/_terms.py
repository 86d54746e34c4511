"""The terms that the knowledge base knows: words of a text and what they can stand for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, cast

from dragoman.actors._persons import Person
from dragoman.actors._tables import rows, several
from dragoman.actors._tokens import keys

Kind = Literal[
    "state",  # "Belarus"
    "adjective",  # "Belarusian"
    "people",  # "Belarusians"
    "city",  # "Minsk": the government, or only a place
    "seat",  # "the Kremlin": the government, hardly ever a place
    "body",  # "NATO"
    "group",  # "Hezbollah"
    "institution",  # "the Bundestag", "Gazprom"
    "place",  # "Geneva": a city or region that is no seat of government
    "person",
    "collective",  # "the Baltic states", "the West"
    "people_or_land",  # "Kurdish", "the Middle East": says nothing about a state
]


GOVERNS: Final = frozenset({"state", "adjective", "people", "city", "seat", "body"})
"""Kinds whose offices are those of the state or body: the leader of a party is not the country's."""


class Term(NamedTuple):
    """A name and what it stands for, from `start` to `end` (ISO days; null: without limit)."""

    kind: Kind
    name: str
    codes: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    id: str | None = None
    start: str | None = None
    end: str | None = None
    person: Person | None = None
    cues: tuple[str, ...] = ()
    """Words of a text that speak for this reading of a homonym; without one it does not come first."""

    def holds(self, day: str | None) -> bool:
        """Tell whether the term stands for this on a day; a term without dates always does."""
        return day is None or not ((self.start and day < self.start) or (self.end and day > self.end))


class Spelling(NamedTuple):
    """A wording of a term; `cased` wordings ("US", "WHO") match in capitals only, `common` ones ("world
    powers") without any.
    """

    words: tuple[str, ...]
    term: Term
    cased: bool
    common: bool = False


_PLAIN = re.compile(r"[A-Za-z -]+")


def _plain_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, the quick way for those of plain letters."""
    return tuple(name.lower().replace("-", " ").split()) if _PLAIN.fullmatch(name) else keys(name)


def spell(name: str, term: Term) -> Spelling | None:
    """Return a wording as the text is searched for it, or null for a name without a word."""
    letters = name.replace(".", "")
    words = _plain_words(name)
    cased = letters.isupper() and len(letters) <= 6
    return Spelling(words, term, cased, name.islower()) if words else None


def _states() -> Iterator[tuple[str, Term]]:
    for code, name, others, adjectives, people, capitals, seats, start, end in rows("states.tsv"):
        state = Term("state", name, (code,), start=start or None, end=end or None)
        for alias in (name, *several(others)):
            yield alias, state
        for alias in several(adjectives):
            yield alias, state._replace(kind="adjective")
        for alias in several(people):
            yield alias, state._replace(kind="people", sectors=("CVL",))
        for alias in several(capitals):
            yield alias, Term("city", alias, (code,), ("GOV",))
        for alias in several(seats):
            yield alias, Term("seat", alias, (code,), ("GOV",))


def _bodies() -> Iterator[tuple[str, Term]]:
    for code, name, others, sector, _, start, end in rows("bodies.tsv"):
        term = Term("body", name, (code,), (sector,), None, start or None, end or None)
        acronym = () if "-" in code else (code,)
        for alias in (name, *acronym, *several(others)):
            yield alias, term


def _groups() -> Iterator[tuple[str, Term]]:
    for code, name, others, sector, *_ in rows("groups.tsv"):
        for alias in (name, *several(others)):
            yield alias, Term("group", name, (code,), (sector,))


def _institutions() -> Iterator[tuple[str, Term]]:
    for code, sector, names in rows("institutions.tsv"):
        for alias in several(names):
            yield alias, Term("institution", alias, (code,), (sector,))


def _collectives() -> Iterator[tuple[str, Term]]:
    for codes, names in rows("collectives.tsv"):
        open_ended = codes in ("-", "?")
        kind: Kind = "people_or_land" if codes == "?" else "collective"
        for alias in several(names):
            yield alias, Term(kind, alias, () if open_ended else tuple(codes.split()))


def _places() -> Iterator[tuple[str, Term]]:
    for table in ("places.tsv", "cities.tsv"):
        for code, names in rows(table):
            for alias in several(names):
                yield alias, Term("place", alias, (code,))


def _homonyms() -> Iterator[tuple[str, Term]]:
    for wording, code, kind, name, cues in rows("homonyms.tsv"):
        sectors = ("GOV",) if kind == "city" else ()
        yield wording, Term(cast("Kind", kind), name, (code,), sectors, cues=several(cues))


def person_spellings(persons: Sequence[Person]) -> Iterator[Spelling]:
    """Yield the spellings of persons; of single words only those of the room's own table."""
    for person in persons:
        term = Term("person", person.name, (person.code,), (), person.id, person=person)
        own = person.is_curated
        for name in person.spellings:
            words = _plain_words(name)
            if len(words) > 1 or (own and words):
                yield Spelling(words, term, False)


def all_terms(persons: Sequence[Person]) -> Iterator[Spelling]:
    """Yield every wording of every term."""
    for source in (_homonyms(), _states(), _bodies(), _groups(), _institutions(), _collectives(), _places()):
        yield from _spelled(source)
    yield from person_spellings(persons)


def _spelled(named: Iterable[tuple[str, Term]]) -> Iterator[Spelling]:
    for name, term in named:
        spelling = spell(name, term)
        if spelling:
            yield spelling
