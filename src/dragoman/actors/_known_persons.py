"""Who is meant by an office, a country and a day, with or without a name.

Where nobody can be told, the answer stays open: the office is named and the person is not. A predecessor
is never given because the knowledge base ends before the text.
"""

from collections.abc import Collection
from dataclasses import dataclass

from dragoman.actors._likeness import likeness
from dragoman.actors._persons import FAMILY_FIRST, HEADS, Person, Persons, Tenure, family_words
from dragoman.actors._tokens import keys
from dragoman.actors._words import Office, nouns, office_at

_SAME = 0.86
"""Likeness from which two spellings of a family name count as one."""
_GIVEN = 0.75
"""Likeness from which two spellings of a given name count as one."""
_NEAR = 0.62
"""Likeness from which a garbled name may still be that of the office-holder."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The person who is meant, or nobody; why; `doubtful` where the name speaks against it."""

    person: Person | None
    tenure: Tenure | None
    confidence: float
    how: str
    doubtful: bool = False


def classes_of(office: Office) -> tuple[str, ...]:
    """Return the classes of terms that an office may mean, the likeliest first."""
    if office.cls == "LEADER":
        return ("LEADER", "HOS", "HOG")
    if office.cls == "HOS":
        return ("HOS", "LEADER")
    return {"STATE": ("FM",), "HOG": ("HOG", "HOS")}.get(office.cls, (office.cls,))


def holder(persons: Persons, code: str, office: Office, day: str | None) -> Identity:
    """Return who held an office of a state on a day, by firm dates; an open answer where nobody knows."""
    nobody = f"{office.role} of {code}, name unresolved"
    if day is None:
        return Identity(None, None, 0.9, f"{nobody}: the text has no date")
    for cls in classes_of(office):
        if cls not in ("HOS", "HOG", "FM", "LEADER", "DEF", "INT", "FIN", "SG"):
            continue
        held = persons.holders(code, cls, day)
        firm = [(t, p) for t, p in held if t.start and not t.stale(day) and _fits(office, t)]
        if len({id(p) for _, p in firm}) == 1:
            tenure, person = firm[-1]
            return Identity(person, tenure, 0.9, f"{tenure.office} from {tenure.start}: {person.name}")
        if len(firm) > 1:
            return Identity(None, None, 0.9, f"{nobody}: several held it")
        if held:
            return Identity(None, None, 0.9, f"{nobody}: the knowledge base ends {held[-1][0].as_of}")
    return Identity(None, None, 0.9, nobody)


def _fits(office: Office, tenure: Tenure) -> bool:
    """Tell whether the wording of an office fits that of a term: a king is no president."""
    named = tenure.office.casefold()
    if office.role == "president":
        return not any(
            w in named for w in ("king", "queen", "emir", "amir", "sultan", "monarch", "prince", "pope")
        )
    if office.role == "monarch":
        return not any(w in named for w in ("president", "chancellor"))
    return True


def identify(
    persons: Persons, words: tuple[str, ...], code: str, office: Office, day: str | None
) -> Identity:
    """Return the person of a name beside an office and a country: "Foreign Minister Lei Renkov" of Belarus.

    Country, office and day choose who can be meant; the spelling confirms it or leaves the answer open.
    """
    name = " ".join(words)
    family = words[-1]
    best: tuple[float, Person, Tenure] | None = None
    for cls in (*classes_of(office), "*"):
        pool = (
            [(t, p) for p in persons.by_family.get(family, ()) if p.code == code for t in p.tenures]
            if cls == "*"
            else list(persons.by_office.get((code, cls), ()))
        )
        for tenure, person in pool:
            away = _years(tenure, day)
            if away > 1:
                continue
            score = _likeness(words, person) - 0.1 * away - (0.1 if cls == "*" else 0)
            if best is None or score > best[0]:
                best = (score, person, tenure)
        if best and best[0] >= _SAME:
            break
    if best is None or best[0] < _NEAR:
        return Identity(None, None, 0.9, f"{office.role} of {code} “{name.title()}”, not known")
    score, person, tenure = best
    if score >= _SAME:
        return Identity(person, tenure, 0.95, f"{tenure.office} of {code}: {person.name}")
    return Identity(
        person,
        tenure,
        round(score, 2),
        f"likely {person.name}, {tenure.office} of {code}; spelled otherwise",
        True,
    )


def _years(tenure: Tenure, day: str | None) -> int:
    if day is None:
        return 0
    first, last = tenure.span
    if first <= day <= last:
        return 0
    year = int(day[:4])
    return min(abs(year - int(first[:4])), abs(year - int(last[:4])))


def _likeness(words: tuple[str, ...], person: Person) -> float:
    """Return how alike a name is to a person's, by the family name or, word by word, by all of it."""
    family = words[0] if len(words) > 2 and person.code in FAMILY_FIRST else words[-1]
    best = max((likeness(family, own) for own in family_words(person)), default=0.0)
    if len(words) > 2:
        for spelling in person.spellings:
            other = keys(spelling)
            if len(other) == len(words) > 2:
                pairs = [likeness(a, b) for a, b in zip(words, other, strict=True)]
                best = max(best, sum(pairs) / len(pairs))
    return best


def by_family(
    persons: Persons, words: tuple[str, ...], day: str | None, named: Collection[str]
) -> Identity | None:
    """Return the person whom a name alone stands for on a day ("Mr Bush"), or null where it could be many.

    Heads of state and government come first, then the other holders of offices; whoever's country the text
    names comes before whoever's it does not.
    """
    family = words[-1]
    if (family,) in nouns() or office_at(words, len(words) - 1):
        return None
    ranked: list[tuple[tuple[bool, int], Person, Tenure]] = []
    for person in persons.by_family.get(family, ()):
        tenure = person.office_on(day)
        away = 0
        if tenure is None:
            away = person.distance(day)
            tenure = min(person.tenures, key=lambda t: _years(t, day))
        if away > 8 or (len(words) > 1 and not _agrees(words, person)):
            continue
        head = tenure.cls in HEADS
        full = len(words) > 1
        if not (full or person.code in named or (head and person.is_curated)):
            continue
        weight = (0 if head else 2 if person.is_curated else 4) + min(away, 3)
        ranked.append(((person.code not in named, weight), person, tenure))
    if not ranked:
        return None
    if len(words) > 1 and not _one_country(ranked, named):
        return None
    ranked.sort(key=lambda r: (r[0], r[1].code, r[1].name))
    key, person, tenure = ranked[0]
    rivals = [r for r in ranked[1:] if r[0] == key and r[1].code != person.code]
    if rivals:
        return None
    return Identity(
        person, tenure, 0.6 if key[0] else 0.85, f"taken for {person.name}, {tenure.office} of {person.code}"
    )


def _one_country(ranked: Collection[tuple[tuple[bool, int], Person, Tenure]], named: Collection[str]) -> bool:
    """Tell whether a full name is that of persons of one country, or of one that the text names."""
    codes = {person.code for _, person, _ in ranked}
    return len(codes) == 1 or len(codes & set(named)) == 1


def by_likeness(
    persons: Persons, words: tuple[str, ...], day: str | None, named: Collection[str]
) -> Identity | None:
    """Return the head or foreign minister of a country of the text whose family name is spelled nearly so."""
    best: tuple[float, Person, Tenure] | None = None
    for code in sorted(named):
        for cls in ("HOS", "HOG", "LEADER", "FM", "SG"):
            for tenure, person in persons.by_office.get((code, cls), ()):
                if _years(tenure, day) <= 1:
                    score = _likeness(words, person)
                    if score >= _SAME and (best is None or score > best[0]) and len(words[-1]) > 3:
                        best = (score, person, tenure)
    if best is None:
        return None
    score, person, tenure = best
    return Identity(person, tenure, 0.8, f"spelled nearly as {person.name}, {tenure.office} of {person.code}")


def _agrees(words: tuple[str, ...], person: Person) -> bool:
    """Tell whether the given names do not speak against a person."""
    given = {word for spelling in person.spellings for word in keys(spelling)}
    return all(w in given or any(likeness(w, g) >= _GIVEN for g in given) for w in words[:-1])
