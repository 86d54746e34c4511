"""Terms of office: who held which one when, and whether a name in a text may be theirs."""

from datetime import date, timedelta

from dragoman.actors import load_knowledge
from dragoman.actors._persons import Person, Persons, Tenure, first_day, last_day
from dragoman.actors._tokens import keys
from dragoman.dossier.checks._spelling import evened, is_latin, likeness, same_sound
from dragoman.schema import Code

CHECKED = {"HOS": ("HOS", "LEADER"), "HOG": ("HOG",), "FM": ("FM",)}
"""Offices of which a state has one at a time, and the classes of the knowledge base that answer to them."""

_MANGLED = 0.6
"""Likeness from which one family name may be a mangled form of another."""


def persons() -> Persons:
    """Return everybody whom the knowledge base knows."""
    return load_knowledge().persons


def name_words(person: Person) -> frozenset[str]:
    """Return the folded words of every spelling of a name; "đ" is also written "dj"."""
    spellings = (*person.spellings, *person.families)
    written = (*spellings, *(s.replace("đ", "dj").replace("Đ", "Dj") for s in spellings))
    return frozenset(key for spelling in written for key in (*keys(spelling), "".join(keys(spelling))))


def _initials(person: Person) -> frozenset[str]:
    """The initials that stand for given names in a spelling of which no fuller one is known."""
    words = keys(person.name)
    return frozenset(w for w in words if len(w) == 1) if words and len(words[0]) == 1 else frozenset()


def accounts(person: Person, word: str) -> bool:
    """Tell whether a word of the text is one of a person's names, in one or another transcription."""
    known, parts = name_words(person), keys(word)
    if parts and parts[0][:1] in _initials(person):
        return True  # "Kocheril" for "K. R."
    if all(part in known for part in parts) or "".join(parts) in known:
        return True
    return not is_latin(person.code) and all(any(same_sound(part, k) for k in known) for part in parts)


def is_like(person: Person, word: str) -> bool:
    """Tell whether a word of the text may be a mangled form of a person's family name."""
    key = "".join(keys(word))
    families = {k for spelling in (*person.spellings, *person.families) for k in keys(spelling)[-1:]}
    return any(likeness(evened(key), evened(k)) >= _MANGLED for k in families)


def bearers(code: Code, words: tuple[str, ...]) -> list[Person]:
    """Return the persons of a state whose family name is spelled as in the text.

    Where the text gives more names, those who bear all of them go before those who bear the last alone.
    """
    wanted = [key for word in words for key in keys(word)]
    last = wanted[-1] if wanted else ""
    found = [p for p in persons().by_family.get(last, ()) if p.code == code]
    return [p for p in found if all(accounts(p, word) for word in words)] or found


def holders(code: Code, cls: str, start: str, end: str, *, trusted: int = 0) -> list[tuple[Tenure, Person]]:
    """Return who held an office within some days, by dates that are known.

    An open term counts up to the day on which it was last looked at, and `trusted` days more.
    """
    found = []
    for kind in CHECKED[cls]:
        for tenure, person in persons().by_office.get((code, kind), ()):
            if tenure.start and not _outdated(tenure, end, trusted) and overlaps(tenure, start, end):
                found.append((tenure, person))
    return found


def _outdated(tenure: Tenure, day: str, trusted: int) -> bool:
    if not trusted or not tenure.stale(day):
        return tenure.stale(day)
    looked = date.fromisoformat(min(last_day(tenure.as_of)[:8] + "28", "9999-12-28"))
    return (looked + timedelta(trusted)).isoformat() < day


def overlaps(tenure: Tenure, start: str, end: str) -> bool:
    """Tell whether a term holds on one of some days."""
    return first_day(tenure.start) <= end and (not tenure.end or start <= last_day(tenure.end))


def terms_in(person: Person, cls: str) -> list[Tenure]:
    """Return the terms of a person in an office that have a known beginning."""
    return [t for t in person.tenures if t.cls in CHECKED[cls] and t.start]


def describe(tenure: Tenure) -> str:
    """Write a term for a reader: "from 2013-04-19 to 2026-01"."""
    return f"from {tenure.start} to {tenure.end}" if tenure.end else f"since {tenure.start}"
