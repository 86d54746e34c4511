"""The knowledge base, loaded once when it is first asked for."""

from dataclasses import dataclass
from functools import cache

from dragoman.actors._lexicon import Lexicon
from dragoman.actors._origin import Origins
from dragoman.actors._persons import Persons, read_persons
from dragoman.actors._tables import rows
from dragoman.actors._terms import all_terms


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the resolver knows: names of states, bodies, groups and persons, with their dates."""

    lexicon: Lexicon
    persons: Persons
    origins: Origins

    def name_of(self, code: str) -> str | None:
        """Return the usual name of a state or body."""
        return _names().get(code)

    @property
    def codes(self) -> frozenset[str]:
        """Every code of a state or body that the tables know."""
        return _codes()


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for table in ("states.tsv", "bodies.tsv"):
        for code, name, *_ in rows(table):
            names.setdefault(code, name)
    return names


@cache
def _codes() -> frozenset[str]:
    return frozenset(row[0] for table in ("states.tsv", "bodies.tsv", "groups.tsv") for row in rows(table))


@cache
def load_knowledge() -> Knowledge:
    """Read the knowledge base from the package."""
    everybody = read_persons()
    persons = Persons(everybody)
    return Knowledge(Lexicon(all_terms(everybody)), persons, Origins(persons))
