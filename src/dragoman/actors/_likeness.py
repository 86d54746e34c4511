"""How alike two spellings of a family name are, once habits of transcription are evened out."""

import re
from functools import lru_cache

_HABITS: tuple[tuple[str, str], ...] = (
    ("sch", "sh"), ("tch", "ch"), ("tsch", "ch"), ("zh", "j"), ("kh", "h"), ("ck", "k"), ("ph", "f"),
    ("q", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ye", "e"), ("yi", "i"),
    ("iy", "i"), ("yo", "o"), ("ya", "a"), ("ia", "a"), ("io", "o"), ("y", "i"), ("c", "k"), ("dj", "j"),
    ("gh", "g"), ("ae", "a"),
)  # fmt: skip


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """Return a folded word with the habits of transcription evened out: "Ryzhenkov" → "rijenkov"."""
    for habit, plain in _HABITS:
        word = word.replace(habit, plain)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=65_536)
def likeness(one: str, other: str) -> float:
    """Return how alike two folded words are, from 0 to 1: 1 less the share of letters to change."""
    if one == other:
        return 1.0
    a, b = sound(one), sound(other)
    if a == b:
        return 0.97
    return max(0.0, 1 - _distance(a, b) / max(len(a), len(b)))


def _distance(a: str, b: str) -> float:
    """Edit distance in which exchanging a vowel for a vowel costs half."""
    row = list(map(float, range(len(b) + 1)))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], float(i)
        for j, y in enumerate(b, 1):
            cost = 0.0 if x == y else 0.5 if x in "aeiou" and y in "aeiou" else 1.0
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + cost)
    return row[-1]
