"""Country names of one Chinese character that machine translation left as a sound or read as a word.

"The trade between North Korea and Bai" (白, Belarus); "the relationship toward Belarus" (朝, North Korea).
One is recognised only beside another country and only where the text itself names what it stands for.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from dragoman.actors._reading import Reading
from dragoman.actors._tables import rows, several
from dragoman.schema import Span

_BESIDE = frozenset({"and", "with"})
_RELATION = frozenset(
    ["relation", "relations", "relationship", "ties", "cooperation", "friendship", "relationships"]
)
_LEAST = 2
"""Times that the text must name the country in full."""


class Artefact(NamedTuple):
    """A country name that translation has spoiled: where it stands, what it stands for, and why."""

    span: Span
    code: str
    character: str
    why: str


class _Origin(NamedTuple):
    code: str
    character: str


@cache
def _table() -> tuple[Mapping[str, _Origin], Mapping[str, _Origin]]:
    """Return countries by the sound and by the word that their character may become."""
    sounds: dict[str, _Origin] = {}
    words: dict[str, _Origin] = {}
    for code, character, by_sound, by_word in rows("artefacts.tsv"):
        origin = _Origin(code, character)
        sounds |= dict.fromkeys(several(by_sound), origin)
        words |= dict.fromkeys((w for w in several(by_word) if w != "-"), origin)
    return sounds, words


def find_artefacts(reading: Reading) -> Iterator[Artefact]:
    """Yield the spoiled country names of a text in order."""
    sounds, words = _table()
    named: dict[str, int] = {}
    ends: dict[int, str] = {}
    starts: dict[int, str] = {}
    for hit in reading.hits:
        term = reading.term(hit)
        if len(term.codes) == 1 and term.kind in ("state", "adjective", "city"):
            code = term.codes[0]
            named[code] = named.get(code, 0) + 1
            ends[hit.last] = starts[hit.first] = code
    for at, token in enumerate(reading.tokens):
        if at in starts:
            continue
        word = reading.surface(at)
        origin = sounds.get(word)
        if origin and named.get(origin.code, 0) >= _LEAST and _beside(reading, at, ends, starts, origin.code):
            why = (
                f"“{word}” beside a country: the sound of {origin.character}, which stands for {origin.code}"
            )
            yield Artefact((token.start, token.end), origin.code, origin.character, why)
        origin = words.get(token.key)
        if origin and at and named.get(origin.code, 0) >= _LEAST and reading.keys[at - 1] in _RELATION:
            other = starts.get(at + 1)
            if other and other != origin.code:
                read = f"{origin.character} read as a word; it stands for {origin.code}"
                why = f"“{word}” before a country: {read}"
                yield Artefact((token.start, token.end), origin.code, origin.character, why)


def _beside(reading: Reading, at: int, ends: Mapping[int, str], starts: Mapping[int, str], code: str) -> bool:
    """Tell whether a word is joined to another country by "and", a hyphen or a comma."""
    joined = at > 0 and (reading.keys[at - 1] in _BESIDE or reading.gap(at) in ("-", "–"))
    if joined:
        other = ends.get(at - 1) if reading.keys[at - 1] in _BESIDE else ends.get(at)
        return other is not None and other != code
    following = at + 1 < len(reading.tokens) and (
        reading.keys[at + 1] in _BESIDE or reading.gap(at + 1) in ("-", "–")
    )
    if following:
        other = starts.get(at + 2) if reading.keys[at + 1] in _BESIDE else starts.get(at + 1)
        return other is not None and other != code
    return False
