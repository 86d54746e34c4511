"""Office-holders and other persons in the news, with their terms."""

from collections import defaultdict
from functools import cache, cached_property
from typing import NamedTuple

from dragoman.actors._likeness import sound
from dragoman.actors._tables import rows, several
from dragoman.actors._tokens import keys

HEADS = ("HOS", "HOG", "LEADER", "SG")


def first_day(day: str) -> str:
    """Return the first ISO day that a year, a month or a day can mean."""
    return day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day


def last_day(day: str) -> str:
    """Return a day that no day of the year, month or day that is meant comes after."""
    return day + "-12-31"[len(day) - 4 :] if len(day) < 10 else day


class Tenure(NamedTuple):
    """A term of office. Dates are ISO and as exact as known; `seen` are days on which it surely held."""

    cls: str
    start: str
    end: str
    seen: tuple[str, str]
    as_of: str
    sources: str
    office: str

    def covers(self, day: str) -> bool:
        """Tell whether the office was held on a day, as far as anybody can tell."""
        if self.start:
            return first_day(self.start) <= day and (not self.end or day <= last_day(self.end))
        return self.seen[0] <= day <= self.seen[1]

    def stale(self, day: str) -> bool:
        """Tell whether the term is open and was last looked at before the day."""
        return not self.end and last_day(self.as_of) < day

    @property
    def years(self) -> str:
        """The days as written: "2024-06-27–" for a term that is not known to have ended."""
        return f"{self.start}–{self.end}" if self.start else f"{self.seen[0]}–{self.seen[1]}"

    @property
    def span(self) -> tuple[str, str]:
        """The first and last day of which anything is known; an open end is far ahead."""
        if self.start:
            return first_day(self.start), last_day(self.end) if self.end else "9999-12-31"
        return self.seen


@cache
def _read_tenures(terms: str) -> tuple[Tenure, ...]:
    read = (term.split(",", 7) for term in terms.split(";"))
    return tuple(Tenure(c, s, e, (f, t), a, o, name) for c, s, e, f, t, a, o, name in read)


class Person(NamedTuple):
    """One person in the service of one state or body."""

    code: str
    name: str
    others: tuple[str, ...]
    families: tuple[str, ...]
    id: str | None
    terms: str

    @property
    def tenures(self) -> tuple[Tenure, ...]:
        """The terms, read when they are first asked for."""
        return _read_tenures(self.terms)

    @property
    def is_curated(self) -> bool:
        """Tell whether the room's own table (source D) names the person."""
        return ",D" in self.terms  # no other field begins with a capital D

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return (self.name, *self.others)

    def office_on(self, day: str | None) -> Tenure | None:
        """Return the highest office that was held on a day, or null."""
        held = [t for t in self.tenures if day is None or t.covers(day)]
        return min(held, key=lambda t: _RANK.get(t.cls, 9), default=None)

    def distance(self, day: str | None) -> int:
        """Return how many years a day is away from the nearest term; 0 inside one."""
        if day is None:
            return 0
        year = int(day[:4])
        away = 99
        for tenure in self.tenures:
            first, last = tenure.span
            if first <= day <= last:
                return 0
            away = min(away, abs(year - int(first[:4])), abs(year - int(last[:4])))
        return max(1, away)


_RANK = {cls: n for n, cls in enumerate(("HOS", "LEADER", "HOG", "SG", "FM", "DEF", "DEPUTY", "INT", "FIN"))}


FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "HUN", "KHM", "SGP", "HKG"})
"""States where the family name is mostly written first."""


class Persons:
    """Everybody, by name, by family name and by office."""

    def __init__(self, everybody: tuple[Person, ...]) -> None:
        self.everybody = everybody

    @cached_property
    def by_family(self) -> dict[str, tuple[Person, ...]]:
        """Persons by each of their family names, folded."""
        found: dict[str, dict[int, Person]] = defaultdict(dict)
        for n, person in enumerate(self.everybody):
            for word in family_words(person):
                found[word][n] = person
        return {word: tuple(persons.values()) for word, persons in found.items()}

    @cached_property
    def by_office(self) -> dict[tuple[str, str], tuple[tuple[Tenure, Person], ...]]:
        """Holders of each office: (code, class) to terms."""
        found: dict[tuple[str, str], list[tuple[Tenure, Person]]] = defaultdict(list)
        for person in self.everybody:
            for tenure in person.tenures:
                found[person.code, tenure.cls].append((tenure, person))
        return {key: tuple(held) for key, held in found.items()}

    @cached_property
    def by_sound(self) -> dict[str, tuple[Person, ...]]:
        """Persons by the sound of their family names."""
        found: dict[str, dict[int, Person]] = defaultdict(dict)
        for n, person in enumerate(self.everybody):
            for word in family_words(person):
                found[sound(word)][n] = person
        return {word: tuple(persons.values()) for word, persons in found.items()}

    @cached_property
    def by_code(self) -> dict[str, tuple[Person, ...]]:
        """Persons by state or body."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.everybody:
            found[person.code].append(person)
        return {code: tuple(persons) for code, persons in found.items()}

    def holders(self, code: str, cls: str, day: str) -> list[tuple[Tenure, Person]]:
        """Return who held an office of a state on a day, by firm dates only."""
        return [(t, p) for t, p in self.by_office.get((code, cls), ()) if t.covers(day)]


@cache
def family_words(person: Person) -> tuple[str, ...]:
    """Return the folded words that a person may be called by alone."""
    words = [keys(name)[-1:] for name in (*person.families, *person.spellings)]
    if person.code in FAMILY_FIRST:
        words.extend(keys(spelling)[:1] for spelling in person.spellings)
    return tuple(dict.fromkeys(w[0] for w in words if w))


def read_persons() -> tuple[Person, ...]:
    """Read everybody from the package."""
    return tuple(
        Person(code, name, several(others), several(families), qid or None, terms)
        for code, name, others, families, qid, terms in rows("persons.tsv")
    )
