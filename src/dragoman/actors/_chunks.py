"""Noun phrases of parties: the whole phrase around a name or an office, as far as words show it.

There is no parse behind it. A phrase grows from a term or an office to the left over determiners and
adjectives, to the right over nouns, offices and capitalised words, and over "of" where an office or a body
stands before it: "the new Foreign Minister of Belarus Maxim Ryzhenkov".
"""

from functools import cache
from typing import NamedTuple

from dragoman.actors._lexicon import Hit
from dragoman.actors._reading import Reading
from dragoman.actors._tables import rows, several
from dragoman.actors._words import listed, nouns, office_at

_JOINS = frozenset({" ", "-", "‑", "", "' ", "’ ", "\u00a0"})
_LONGEST = 14
"""Words that a phrase may grow by on either side."""

_OF_HEADS = frozenset(["side", "side's", "people", "part", "parts"])


class Chunk(NamedTuple):
    """Words `first` to `last` of a phrase; `named` where a term stands in it."""

    first: int
    last: int
    named: bool


@cache
def _modifiers() -> dict[str, frozenset[str]]:
    return {kind: frozenset(several(field)) for kind, field in rows("modifiers.tsv")}


def find_chunks(reading: Reading) -> list[Chunk]:
    """Return the noun phrases of the text's parties in order; none overlap."""
    chunks: list[Chunk] = []
    starts = {hit.first: hit for hit in reading.hits}
    at = 0
    floor = 0
    while at < len(reading.tokens):
        hit = starts.get(at)
        office = office_at(reading.keys, at) if hit is None else None
        if hit is None and office is None and (reading.keys[at],) not in nouns():
            at += 1
            continue
        end = hit.last if hit else office[1] if office else at + 1
        last = _grow_right(reading, starts, at, end)
        first = _grow_left(reading, at, floor)
        named = any(h.first < last for h in reading.hits_in(first, last))
        chunks.append(Chunk(first, last, named))
        at = floor = last
    return chunks


def _close(reading: Reading, word: int) -> bool:
    """Tell whether a word goes on from the one before it, with no mark between but a hyphen."""
    if word >= len(reading.tokens):
        return False
    gap = reading.gap(word)
    return gap in _JOINS or (gap == ". " and word > 0 and _is_shortened(reading.keys[word - 1]))


def _is_shortened(word: str) -> bool:
    """Tell whether a full stop after a word is no end: a title, an initial."""
    return word in listed("shortened") or len(word) == 1


def _grow_left(reading: Reading, first: int, floor: int) -> int:
    modifiers = _modifiers()
    best = first
    at = first
    for _ in range(_LONGEST):
        if at <= floor or not _close(reading, at):
            break
        word = reading.keys[at - 1]
        if word in ("that", "this", "these", "those"):
            break
        if word in modifiers["determiner"] or word.isdigit():
            ahead = reading.keys[at - 2] if at - 1 > floor and _close(reading, at - 1) else ""
            whole = ahead in listed("before_number")
            return at - 2 if whole and word != "the" else at - 1
        if word not in modifiers["adjective"] and (word,) not in nouns():
            break
        at -= 1
        best = at
    return best


def _grow_right(reading: Reading, starts: dict[int, Hit], first: int, end: int) -> int:
    """Return where the phrase that begins with words `first` to `end` ends."""
    modifiers = _modifiers()
    last = at = end
    bare = first in starts and starts[first].terms[0].kind in ("state", "city", "seat", "body", "collective")
    while at < len(reading.tokens) and at - first < 2 * _LONGEST and _close(reading, at):
        word = reading.keys[at]
        possessive = reading.gap(at) in ("' ", "’ ")
        bare = bare and not possessive and word != "'s"
        if word == "'s":
            at += 1
            continue
        if word == "of" and last == at:
            grown = _after_of(reading, starts, at + 1, last, first)
            if grown == last:
                break
            last = at = grown
            continue
        office = office_at(reading.keys, at)
        if office:
            last = at = office[1]
        elif (word,) in nouns() and not (bare and word in listed("verblike")):
            last = at = at + 1
        elif at in starts and not bare and starts[at].terms[0].kind != "adjective":
            last = at = starts[at].last
        elif word in modifiers["adjective"] or (at in starts and not bare):
            at = starts[at].last if at in starts else at + 1
        elif reading.surface(at)[0].isupper() and not bare and reading.gap(at) != "":
            last = at = at + 1
        elif reading.gap(at) in ("-", "‑") and reading.surface(at - 1)[0].isupper() and not bare:
            last = at = at + 1  # "Kim Jong-un"
        elif word in ("al", "bin", "de", "von", "van", "el", "ben", "da", "der") and not bare:
            at += 1
        else:
            break
        bare = False
    return last


def _after_of(reading: Reading, starts: dict[int, Hit], at: int, last: int, first: int) -> int:
    """Return the end of the name after "of", or `last` where "of" does not carry on a party's phrase."""
    head = reading.keys[last - 1]
    if first in starts and starts[first].last == last:
        return last
    if (head,) not in nouns() and head not in _OF_HEADS and not reading.surface(last - 1)[0].isupper():
        return last
    if at < len(reading.tokens) and reading.keys[at] == "the":
        at += 1
    if at in starts and starts[at].terms[0].kind in ("state", "body", "city", "group", "collective"):
        return starts[at].last
    return last
