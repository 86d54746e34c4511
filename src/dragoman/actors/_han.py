"""Foreign names in Chinese characters, read back into Latin letters.

Each character stands for a stretch of Latin letters; how likely which, is learned from pairs of spellings
(`training/actors/fit_transliteration.py`). The likelihood of a Latin name is the sum over every way to cut it.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dragoman.actors._persons import Person
from dragoman.actors._tables import rows
from dragoman.actors._tokens import keys

if TYPE_CHECKING:
    from dragoman.actors._knowledge import Knowledge
    from dragoman.actors._search import Found, Query

LONGEST = 6
"""Latin letters that one character may stand for."""
_UNSEEN = math.exp(-7)
_EACH = math.exp(-3)
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_HEADS = ("HOS", "HOG", "LEADER", "FM", "SG", "DEF")


def is_han(text: str) -> bool:
    """Tell whether a name is written in Chinese characters."""
    return bool(_HAN.search(text))


@cache
def _emissions() -> Mapping[str, Mapping[str, float]]:
    """Return the probability of each stretch of letters by character."""
    table: dict[str, dict[str, float]] = {}
    for character, field in rows("translit_zh.tsv"):
        pairs = (pair.rsplit(":", 1) for pair in field.split(" "))
        table[character] = {("" if s == "-" else s): float(p) for s, p in pairs}
    return table


def likelihood(characters: Sequence[str], latin: str) -> float:
    """Return the logarithm of how likely characters stand for a Latin word (small letters, no accents)."""
    table = _emissions()
    size = len(latin)
    row = [0.0] * (size + 1)
    row[0] = 1.0
    scale = 0.0
    for character in characters:
        known = table.get(character)
        following = [0.0] * (size + 1)
        for start, weight in enumerate(row):
            if not weight:
                continue
            for end in range(start, min(size, start + LONGEST) + 1):
                piece = latin[start:end]
                chance = known.get(piece, 0.0) if known else 0.0
                following[end] += weight * (chance or _UNSEEN * _EACH ** (end - start))
        top = max(following)
        if not top:
            return -math.inf
        scale += math.log(top)
        row = [value / top for value in following]
    return scale + math.log(row[size]) if row[size] else -math.inf


def likeness(characters: str, latin: str) -> float:
    """Return the likelihood as a likeness from 0 to 1, evened out by length."""
    letters = [c for c in characters if _HAN.match(c)]
    score = likelihood(letters, latin) / max(1, len(letters))
    return max(0.0, min(1.0, 1 + (score + 1.0) / 8))


def han_candidates(query: "Query", knowledge: "Knowledge") -> Iterator["Found"]:
    """Yield the persons whom a name in Chinese characters may stand for; the country makes it firm."""
    from dragoman.actors._search import weigh  # noqa: PLC0415  the two stand on each other

    parts = [part for part in re.split(r"[·・•\s.-]+", query.text) if _HAN.search(part)]
    for person in _pool(query, knowledge):
        alike = max(_alike(parts, keys(spelling)) for spelling in person.spellings)
        if alike >= 0.5:
            yield weigh(query, person, alike, f"{query.text} reads as {person.name}")


def _pool(query: "Query", knowledge: "Knowledge") -> list[Person]:
    persons = knowledge.persons
    if query.code:
        return list(persons.by_code.get(query.code, ()))
    held = {id(p): p for (_, cls), terms in persons.by_office.items() if cls in _HEADS for _, p in terms}
    return list(held.values())


def _alike(parts: list[str], words: tuple[str, ...]) -> float:
    """Return how alike the parts of a name are to its words; the last part, the family name, counts most."""
    if not words:
        return 0.0
    family = max(likeness(parts[-1], word) for word in (words[-1], "".join(words[-2:])))
    if len(parts) == 1 or len(words) == 1:
        return max(family, likeness("".join(parts), "".join(words)))
    return 0.7 * family + 0.3 * max(likeness(parts[0], word) for word in words[:-1])
