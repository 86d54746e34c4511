"""Names of persons against the name of who is meant, once spelling habits are evened out."""

import re
import unicodedata
from functools import cache

from dragoman.dossier._data import rows
from dragoman.dossier.checks._finding import Case, check
from dragoman.schema import Check, Party

_SURE = 0.6
_NAME = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple((one, "" if other == "-" else other) for one, other in rows(__package__, "spellings.tsv"))


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.lower().replace("đ", "dj").replace("ø", "o").replace("ł", "l"))
    letters = "".join(c for c in plain if c.isalpha() and not unicodedata.combining(c))
    for spelling, sound in _spellings():
        letters = letters.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", letters)


def _odd(party: Party) -> str | None:
    """The part of a mention that no part of the person's full name accounts for, or null."""
    if not party.id or not party.name or not party.role or party.confidence < _SURE:
        return None
    words = _NAME.findall(party.text)
    full = {_fold(word) for word in _NAME.findall(party.name)}
    role = {word.lower() for word in _NAME.findall(party.role)}
    given = [w for w in words if w[0].isupper() and w.lower() not in role]
    odd = [w for w in given[-2:] if _fold(w) not in full]
    return odd[-1] if odd and words and words[-1] == given[-1] == odd[-1] else None


def check_persons(case: Case) -> tuple[Check, ...]:
    """Flag a name that differs from that of the office-holder who is meant, at its first mention.

    Country, office and date decide who is meant; the check only speaks where the actors' room is sure.
    """
    found: dict[str, Check] = {}
    for party in case.view.parties:
        odd = _odd(party)
        if odd is None or odd in found:
            continue
        known = f"The {party.role} is {party.name}."
        found[odd] = check(
            "name", "conflicts", party.span, party.text, known=known, source="actor knowledge base"
        )
    return tuple(found.values())
