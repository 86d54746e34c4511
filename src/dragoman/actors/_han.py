"""Foreign names in Chinese characters, read back into Latin letters.

Each character stands for a stretch of Latin letters; how likely which, is learned from pairs of spellings
(`training/actors/fit_transliteration.py`). The likelihood of a name is the sum over every way to cut it.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dragoman.actors._known_persons import classes_of
from dragoman.actors._persons import Person
from dragoman.actors._tables import rows
from dragoman.actors._tokens import keys

if TYPE_CHECKING:
    from dragoman.actors._knowledge import Knowledge
    from dragoman.actors._search import Found, Query

LONGEST = 6
"""Latin letters that one character may stand for."""

_SEEN = 0.85
"""Weight of the stretches that were seen; the rest goes to what the letters of the character suggest."""
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_MOST = 24
"""Characters of a name that are read."""
_HEADS = ("HOS", "HOG", "LEADER", "FM", "SG", "DEF")


class _Sounds(NamedTuple):
    """A character: its share of all, its stretches with theirs, and what letters those are made of."""

    share: float
    pieces: Mapping[str, float]
    first: Mapping[str, float]
    inner: Mapping[str, float]
    lengths: Mapping[int, float]


def is_han(text: str) -> bool:
    """Tell whether a name is written in Chinese characters."""
    return bool(_HAN.search(text))


@cache
def _table() -> Mapping[str, _Sounds]:
    """Return the sounds of each character and of its traditional forms."""
    table: dict[str, _Sounds] = {}
    for characters, share, field in rows("translit_zh.tsv"):
        pairs = (pair.rsplit(":", 1) for pair in field.split(" "))
        sounds = _sounds(float(share), {("" if s == "-" else s): float(p) for s, p in pairs})
        table |= dict.fromkeys(characters, sounds)
    return table


def _sounds(share: float, pieces: dict[str, float]) -> _Sounds:
    first: dict[str, float] = defaultdict(float)
    inner: dict[str, float] = defaultdict(float)
    lengths: dict[int, float] = defaultdict(float)
    for piece, part in pieces.items():
        lengths[len(piece)] += part
        if piece:
            first[piece[0]] += part
        for letter in piece[1:]:
            inner[letter] += part
    return _Sounds(share, pieces, _evened(first), _evened(inner), lengths)


def _evened(counts: Mapping[str, float]) -> dict[str, float]:
    total = sum(counts.values()) or 1.0
    return {letter: n / total for letter, n in counts.items()}


@cache
def _common() -> Mapping[str, float]:
    """Return how common each stretch of letters is, whatever the character."""
    common: dict[str, float] = defaultdict(float)
    for sounds in {id(s): s for s in _table().values()}.values():
        for piece, part in sounds.pieces.items():
            common[piece] += sounds.share * part
    return common


@lru_cache(maxsize=200_000)
def _emission(character: str, piece: str) -> float:
    """Return how likely a character stands for a stretch of letters, seen or not."""
    sounds = _table().get(character)
    if sounds is None:
        return 1e-4 * math.exp(-3 * len(piece))
    guess = 0.8 * sounds.lengths.get(len(piece), 0.0) + 0.03
    if piece:
        guess *= 0.9 * sounds.first.get(piece[0], 0.0) + 0.004
        for letter in piece[1:]:
            guess *= 0.8 * sounds.inner.get(letter, 0.0) + 0.008
    return _SEEN * sounds.pieces.get(piece, 0.0) + (1 - _SEEN) * guess


@lru_cache(maxsize=65_536)
def _plainness(latin: str) -> float:
    """Return the logarithm of how likely any foreign name is spelled so."""
    common = _common()
    row = [1.0] + [0.0] * len(latin)
    for end in range(1, len(latin) + 1):
        for start in range(max(0, end - LONGEST), end):
            piece = 0.9 * common.get(latin[start:end], 0.0) + 0.005 * math.exp(-3 * (end - start))
            row[end] += row[start] * piece
    return math.log(row[-1])


def likelihood(characters: Sequence[str], latin: str) -> float:
    """Return the logarithm of how much likelier characters make a Latin word (small letters, no accents).

    The joint probability of both over every way to cut the word, less that of the word by itself: a common
    spelling is no evidence.
    """
    size = len(latin)
    row = [1.0] + [0.0] * size
    scale = 0.0
    for character in characters:
        following = [0.0] * (size + 1)
        for start, weight in enumerate(row):
            if weight:
                for end in range(start, min(size, start + LONGEST) + 1):
                    following[end] += weight * _emission(character, latin[start:end])
        top = max(following)
        scale += math.log(top)
        row = [value / top for value in following]
    return scale + math.log(row[size]) - _plainness(latin) if row[size] else -math.inf


def likeness(characters: str, latin: str) -> float:
    """Return the likelihood as a likeness from 0 to 1, evened out by length."""
    letters = [c for c in characters if _HAN.match(c)]
    score = likelihood(letters, latin) / max(1, len(letters))
    return max(0.0, min(1.0, 0.5 + score / 6))


def han_candidates(query: "Query", knowledge: "Knowledge") -> Iterator["Found"]:
    """Yield the persons whom a name in Chinese characters may stand for; the country makes it firm."""
    from dragoman.actors._search import weigh  # noqa: PLC0415  the two stand on each other

    parts = [part for part in re.split(r"[·・•\s.-]+", query.text[:_MOST]) if _HAN.search(part)]
    for person in _pool(query, knowledge):
        alike = max(_alike(parts, keys(spelling)) for spelling in person.spellings)
        if alike >= 0.5:
            yield weigh(query, person, alike, f"{query.text} reads as {person.name}")


def _pool(query: "Query", knowledge: "Knowledge") -> list[Person]:
    """Return whom to compare: holders of the office, else of the high offices, of the state or of all."""
    persons = knowledge.persons
    classes = classes_of(query.office) if query.office else _HEADS
    held = {
        id(person): person
        for (code, cls), terms in persons.by_office.items()
        if cls in classes and query.code in (None, code)
        for _, person in terms
    }
    return list(held.values())


def _alike(parts: list[str], words: tuple[str, ...]) -> float:
    """Return how alike the parts of a name are to its words; the last part, the family name, counts most."""
    if not words:
        return 0.0
    family = max(likeness(parts[-1], word) for word in (words[-1], "".join(words[-2:])))
    if len(parts) == 1 or len(words) == 1:
        return max(family, likeness("".join(parts), "".join(words)))
    return 0.7 * family + 0.3 * max(likeness(parts[0], word) for word in words[:-1])
