"""Whether two spellings can stand for one sound: transcriptions from scripts other than Latin vary."""

import re
from difflib import SequenceMatcher
from functools import cache

from dragoman.dossier._data import rows
from dragoman.schema import Code

_ALIKE = 0.8
"""Likeness of two transcriptions that differ in vowels alone."""

_VOWELS = re.compile(r"[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple((one, "" if other == "-" else other) for one, other in rows(__package__, "spellings.tsv"))


@cache
def _transcribed() -> frozenset[Code]:
    return frozenset(code for row in rows(__package__, "scripts.tsv") for code in row[0].split())


def is_latin(code: Code) -> bool:
    """Tell whether a state's own names are written in Latin letters, so that there is one right spelling."""
    return code not in _transcribed()


def evened(word: str) -> str:
    """Return a folded word with the habits of transcription evened out: "dzhurich" and "djuric" are one."""
    for spelling, sound in _spellings():
        word = word.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", word)


def same_sound(one: str, other: str) -> bool:
    """Tell whether two folded words may transcribe one name: some vowels may differ, the consonants not."""
    first, second = evened(one), evened(other)
    if first == second:
        return True
    opens = first[:1] == second[:1] or {first[:1], second[:1]} <= set("aeiou")
    same = _VOWELS.sub("", first[1:]) == _VOWELS.sub("", second[1:])
    return opens and same and likeness(first, second) >= _ALIKE


def likeness(one: str, other: str) -> float:
    """Return how like two words are, from 0 to 1: twice the letters they share in order over all letters."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
