"""Where a document names its parties, and how: as the subject, as a place, in which company of nouns."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.actors._chunks import Chunk
from dragoman.actors._reading import Reading
from dragoman.actors._terms import Kind
from dragoman.actors._words import listed

_PRESS = "JRN"
TOPIC = ":"
"""Stands among the nouns of what a heading names: "Syrian civil war: ..."."""
_INSIDE = frozenset({"in", "across", "throughout", "inside", "within"})
_HEADING = 80
"""Characters within which a heading ends."""
_LEADING = 7
_PHRASE = 24
"""Words of a phrase that are looked at."""


class Mention(NamedTuple):
    """A party named at a word of a sentence."""

    word: int
    sentence: int
    code: str
    kind: Kind
    place: bool
    """Only where something is, or what it is about."""
    inside: bool
    """Where something happens: after "in"."""
    subject: bool
    possessive: bool
    nouns: frozenset[str]
    """Nouns and offices of the phrase that the name stands in."""


def collect(
    reading: Reading, chunks: Sequence[Chunk], extra: Iterable[tuple[int, str, Kind]]
) -> Iterator[Mention]:
    """Yield the mentions of a document in order; `extra` are names that the document itself explains."""
    named: list[tuple[int, str, Kind]] = list(extra)
    for hit in reading.hits:
        term = reading.term(hit)
        if term.kind == "institution" and _PRESS in term.sectors:
            continue  # who reports it takes no part in it
        named.extend((hit.first, code, term.kind) for code in term.codes)
    firsts = [chunk.first for chunk in chunks]
    colon = reading.text.find(":", 0, _HEADING)
    topic = reading.words((0, colon))[1] if colon > 0 else 0
    told = -1
    for word, code, kind in sorted(named, key=lambda n: n[0]):
        sentence = reading.sentence_at(reading.tokens[word].start)
        before = _preposition(reading, word)
        place = before in listed("place_words")
        nouns = _nouns(reading, chunks, bisect_right(firsts, word) - 1, word)
        yield Mention(
            word=word,
            sentence=sentence,
            code=code,
            kind=kind,
            place=place,
            inside=before in _INSIDE,
            subject=sentence != told and not place,
            possessive=reading.keys[word + 1 : word + 2] == ("'s",),
            nouns=nouns | {TOPIC} if word < topic else nouns,
        )
        if not place:
            told = sentence


def _nouns(reading: Reading, chunks: Sequence[Chunk], n: int, word: int) -> frozenset[str]:
    """Return the words of phrase `n` where it holds a word, without those that any phrase may have."""
    if n < 0 or chunks[n].last <= word:
        return frozenset()
    chunk = chunks[n]
    words = reading.keys[chunk.first : min(chunk.last, chunk.first + _PHRASE)]
    return frozenset(singular(w) for w in words if len(w) > 2 and w not in listed("common"))


def _preposition(reading: Reading, word: int) -> str:
    """Return the word before a name and what leads to it: "in" of "in the northern city of Mosul"."""
    for back in range(1, min(_LEADING, word + 1)):
        key = reading.keys[word - back]
        if key not in listed("leads_to") and not key.endswith("ern"):
            return key
    return ""


def singular(word: str) -> str:
    """Return a noun without the s of its plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
