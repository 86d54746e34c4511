"""Nouns and offices that tell what kind of party a phrase stands for."""

from functools import cache
from typing import NamedTuple

from dragoman.actors._tables import rows, several
from dragoman.actors._tokens import keys


class Office(NamedTuple):
    """An office as a class (HOS, HOG, FM ...), as it is written in `role`, and its sector."""

    cls: str
    role: str
    sector: str


@cache
def nouns() -> dict[tuple[str, ...], str]:
    """Return the sector of each noun (or two) that stands for people or bodies of a state."""
    return {keys(noun): sector for sector, field in rows("nouns.tsv") for noun in several(field)}


@cache
def offices() -> dict[tuple[str, ...], Office]:
    """Return the office of each wording."""
    return {
        keys(wording): Office(cls, role, sector)
        for cls, role, sector, wordings in rows("offices.tsv")
        for wording in several(wordings)
    }


@cache
def _plain_words() -> frozenset[str]:
    """Return the words that are no part of a name though they may stand in capitals."""
    modifiers = {word for _, field in rows("modifiers.tsv") for word in several(field)}
    known = {word for words in (*nouns(), *offices()) for word in words}
    return frozenset(modifiers | known)


def is_name_word(word: str) -> bool:
    """Tell whether a folded word can be part of a proper name: no noun, office, modifier or day."""
    return word not in _plain_words() and not word.isdigit()


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(several(field)) for name, field in rows("lists.tsv")}


def listed(name: str) -> frozenset[str]:
    """Return the words of one of the lists that rules go by (`data/lists.tsv`)."""
    return _lists()[name]


@cache
def _longest_offices() -> dict[str, int]:
    """Return the number of words of the longest office that begins with a word."""
    longest: dict[str, int] = {}
    for words in offices():
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def office_at(words: tuple[str, ...], at: int) -> tuple[Office, int] | None:
    """Return the longest office that begins at a word, and where it ends."""
    longest = _longest_offices().get(words[at])
    if longest is None:
        return None
    known = offices()
    for last in range(min(len(words), at + longest), at, -1):
        office = known.get(words[at:last])
        if office:
            return office, last
    return None
