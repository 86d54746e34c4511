"""The terms that the knowledge base knows: words of a text and what they can stand for."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

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
    "person",
    "collective",  # "the Baltic states"
]


class Term(NamedTuple):
    """A name and what it stands for, from `start` to `end` (ISO days; null: without limit)."""

    kind: Kind
    name: str
    codes: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    id: str | None = None
    start: str | None = None
    end: str | None = None

    def holds(self, day: str | None) -> bool:
        """Tell whether the term stands for this on a day; a term without dates always does."""
        return day is None or not ((self.start and day < self.start) or (self.end and day > self.end))


class Spelling(NamedTuple):
    """A wording of a term; `cased` wordings ("US", "WHO") match in capitals only."""

    words: tuple[str, ...]
    term: Term
    cased: bool


def spell(name: str, term: Term) -> Spelling | None:
    """Return a wording as the text is searched for it, or null for a name without a word."""
    letters = name.replace(".", "")
    words = keys(name)
    return Spelling(words, term, letters.isupper() and len(letters) <= 6) if words else None


def _states() -> Iterator[tuple[str, Term]]:
    for code, name, others, adjectives, people, capitals, seats, start, end in rows("states.tsv"):
        dated = {"start": start or None, "end": end or None}

        def term(kind: Kind, own: str, sectors: tuple[str, ...] = (), code: str = code) -> Term:
            return Term(kind, own, (code,), sectors)

        for alias in (name, *several(others)):
            yield alias, term("state", name)._replace(**dated)
        for alias in several(adjectives):
            yield alias, term("adjective", name)._replace(**dated)
        for alias in several(people):
            yield alias, term("people", name, ("CVL",))._replace(**dated)
        for alias in several(capitals):
            yield alias, term("city", alias, ("GOV",))
        for alias in several(seats):
            yield alias, term("seat", alias, ("GOV",))


def _bodies() -> Iterator[tuple[str, Term]]:
    for code, name, others, sector, _, start, end in rows("bodies.tsv"):
        term = Term("body", name, (code,), (sector,), None, start or None, end or None)
        acronym = () if "-" in code and code != "ARAB-LEAGUE" else (code,)
        for alias in (name, *acronym, *several(others)):
            yield alias, term


def all_terms() -> Iterator[Spelling]:
    """Yield every wording of every term of the curated tables."""
    for source in (_states(), _bodies()):
        yield from _spelled(source)


def _spelled(named: Iterable[tuple[str, Term]]) -> Iterator[Spelling]:
    for name, term in named:
        spelling = spell(name, term)
        if spelling:
            yield spelling
