"""Whether two sides of an act are the same people, by the names that the reports give them.

Two reports may name one state and yet different people of it: the president met the speaker, then the prime
minister. That keeps two acts apart that have the same codes, the same day and the same words.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final

from dragoman.contracts import states
from dragoman.merging._words import offices, word_set
from dragoman.merging.mention import Side

_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’'-]+")
_NEAR: Final = 0.75


def people(sides: Sequence[Side]) -> dict[str | None, frozenset[str]]:
    """Return the words of names that stand for each code."""
    found: dict[str | None, frozenset[str]] = {}
    for side in sides:
        found[side.code] = found.get(side.code, frozenset()) | _names(side.text, side.name)
    return found


def strangers(one: Sequence[Side], other: Sequence[Side]) -> bool:
    """Say whether one state is told by people of different names, or offices, on the two sides."""
    left, right = people(one), people(other)
    for code in (left.keys() & right.keys()) - {None}:
        if left[code] and right[code] and not _meet(left[code], right[code]):
            return True
    return _offices_differ(one, other)


def acquainted(one: Sequence[Side], other: Sequence[Side]) -> int:
    """Return for how many codes the two sides name the same person."""
    left, right = people(one), people(other)
    return sum(_meet(left[code], right[code]) for code in (left.keys() & right.keys()) - {None})


def _offices_differ(one: Sequence[Side], other: Sequence[Side]) -> bool:
    left, right = _offices(one), _offices(other)
    return any(left[code] != right[code] for code in left.keys() & right.keys())


def _offices(sides: Sequence[Side]) -> dict[str, str]:
    found: dict[str, str] = {}
    for side in sides:
        text = side.text.casefold()
        office = next((role for role in offices() if role in text), None)
        if side.code and office:
            found.setdefault(side.code, office)
    return found


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    if one & other:
        return True
    return any(SequenceMatcher(None, a, b).ratio() >= _NEAR for a in sorted(one) for b in sorted(other))


@lru_cache(maxsize=65_536)
def _names(text: str, name: str | None) -> frozenset[str]:
    return _kept(_CAPITAL.findall(text) + _CAPITAL.findall(name or ""))


def _kept(found: Iterable[str]) -> frozenset[str]:
    plain = (word.casefold().removesuffix("'s").removesuffix("’s") for word in found)
    return frozenset(w for w in plain if len(w) > 2 and w not in word_set("titles") and not _of_a_state(w))


@lru_cache(maxsize=65_536)
def _of_a_state(word: str) -> bool:
    """Say whether a word is a state's name, or its people's: one that begins as a state's name does."""
    return word in word_set("peoples") or any(word[:4] == state[:4] for state in _state_words())


@cache
def _state_words() -> frozenset[str]:
    return frozenset(word for name in states().by_name for word in name.split() if len(word) > 3)
