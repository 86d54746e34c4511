"""Finds persons by name, and measures how each fits the name, the country, the office and the day."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dragoman.actors._knowledge import Knowledge
from dragoman.actors._known_persons import classes_of
from dragoman.actors._likeness import likeness, sound
from dragoman.actors._persons import Person, Tenure, family_words
from dragoman.actors._tokens import keys
from dragoman.actors._words import Office

_LEAST = 0.55
_MOST = 400
"""Persons that one name is compared with."""


class Query(NamedTuple):
    """What is asked: the wording, the words of the name in it, and what else is known."""

    text: str
    name: tuple[str, ...]
    code: str | None
    office: Office | None
    day: str | None


class Found(NamedTuple):
    """A person who may be meant, how well he fits, and why."""

    person: Person
    tenure: Tenure | None
    score: float
    in_office: bool
    reasons: tuple[str, ...]


def search(query: Query, knowledge: Knowledge) -> Iterator[Found]:
    """Yield every person who may be meant."""
    if not query.name:
        return
    seen: set[tuple[str, str]] = set()
    for person in _pool(query, knowledge):
        key = (person.code, person.name)
        if key in seen:
            continue
        seen.add(key)
        alike, why = name_likeness(query.name, person)
        if alike >= _LEAST:
            yield weigh(query, person, alike, why)


def _pool(query: Query, knowledge: Knowledge) -> Iterable[Person]:
    """Return whom to compare: those of the same name, family name or sound, else the office-holders."""
    persons, code = knowledge.persons, query.code
    same = [t.person for t in knowledge.lexicon.lookup(query.name) if t.person]
    edges = (query.name[-1], query.name[0])
    named = [p for word in edges for p in persons.by_family.get(word, ()) if code in (None, p.code)]
    if len(query.name) > 1:
        given = set(query.name)
        named = [p for p in named if not given.isdisjoint(_given(p)) or query.office] or named
    pool = [*(p for p in same if code in (None, p.code)), *named]
    if pool:
        return pool[:_MOST]
    pool = [p for w in edges for p in persons.by_sound.get(sound(w), ()) if code in (None, p.code)]
    if code:
        for cls in classes_of(query.office) if query.office else ("HOS", "HOG", "LEADER", "FM"):
            pool.extend(p for _, p in persons.by_office.get((code, cls), ()))
        if not query.office:
            pool.extend(p for p in persons.by_code.get(code, ()) if p.is_curated)
    return [*pool, *same][:_MOST]


@cache
def _given(person: Person) -> frozenset[str]:
    """Return the folded words of a person's names but the last of each."""
    return frozenset(word for spelling in person.spellings for word in keys(spelling)[:-1])


def name_likeness(words: tuple[str, ...], person: Person) -> tuple[float, str]:
    """Return how alike a name is to a person's best spelling, from 0 to 1, and in what way."""
    best, why = 0.0, ""
    given = set(words)
    for spelling in person.spellings:
        own = keys(spelling)
        if own == words:
            return 1.0, "same name"
        if len(words) > 1 and (given <= set(own) or (set(own) <= given and len(own) > 1)):
            best, why = max((best, why), (0.97, f"same name as {spelling}"))
    families = set(family_words(person))
    if len(words) == 1:
        if words[0] in families:
            return max((best, why), (0.93, f"family name of {person.name}"))
        alike = max((likeness(words[0], f) for f in families), default=0.0)
        return max((best, why), (0.9 * alike, f"spelled nearly as {person.name}"))
    for spelling in person.spellings:
        own = keys(spelling)
        family = max(likeness(words[-1], own[-1]), likeness(words[0], own[0]) if len(own) > 1 else 0.0)
        first = max((likeness(words[0], w) for w in own[:-1]), default=0.6)
        alike = 0.75 * family + 0.25 * first
        if len(own) == len(words) and len(own) > 2:
            alike = max(alike, sum(map(likeness, words, own)) / len(own))
        best, why = max((best, why), (0.95 * alike, f"spelled nearly as {spelling}"))
    return best, why


def weigh(query: Query, person: Person, alike: float, why: str) -> Found:
    """Weigh a person by name, country, office and day; what is not asked weighs half."""
    reasons = [why]
    country = 0.5
    if query.code:
        country = float(person.code == query.code)
        reasons.append(f"of {person.code}" if country else f"of {person.code}, not {query.code}")
    tenure = _tenure(query, person)
    role = 0.5
    if query.office:
        role = float(tenure is not None and _same_office(query.office, tenure))
        if not role and tenure is not None:
            reasons.append(f"no {query.office.role}")
    when = 0.5
    in_office = tenure is not None
    if query.day and tenure is not None:
        away = _away(tenure, query.day)
        when = max(0.0, 1.0 - away / 8)
        in_office = away == 0
    if tenure is not None:
        held = f"{tenure.office} {tenure.years}"
        reasons.append(held if in_office else f"{held}, not on {query.day}")
    rank = _WEIGHT.get(tenure.cls, 0.0) if tenure else 0.0
    rank = max(rank, 0.03 if person.is_curated else 0.0)
    score = 0.55 * alike + 0.14 * country + 0.12 * role + 0.13 * when + rank
    return Found(person, tenure, min(1.0, score * (0.6 + 0.4 * alike)), in_office, tuple(reasons))


def _tenure(query: Query, person: Person) -> Tenure | None:
    """Return the term that a query most likely means."""
    return min(
        person.tenures,
        key=lambda t: (
            query.office is not None and not _same_office(query.office, t),
            _away(t, query.day) if query.day else 0,
            _RANK.get(t.cls, 9),
            -int((t.start or t.seen[0])[:4]),
        ),
        default=None,
    )


_RANK = {cls: n for n, cls in enumerate(("HOS", "LEADER", "HOG", "SG", "FM", "DEF", "DEPUTY"))}


_WEIGHT = {"LEADER": 0.07, "HOS": 0.06, "HOG": 0.05, "SG": 0.05, "FM": 0.04}
"""How much more a high office is in the news."""


def _away(tenure: Tenure, day: str) -> int:
    first, last = tenure.span
    if first <= day <= last:
        return 0
    year = int(day[:4])
    return max(1, min(abs(year - int(first[:4])), abs(year - int(last[:4]))))


def _same_office(office: Office, tenure: Tenure) -> bool:
    return tenure.cls in classes_of(office) or office.role in tenure.office.casefold()
