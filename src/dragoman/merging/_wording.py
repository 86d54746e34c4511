"""How alike two wordings are, without a model: hashed n-grams of letters, weighted by how telling they are.

Deterministic, and of the two texts alone: the likeness of two mentions does not hang on what else is kept.
"""

import math
import re
from collections import Counter
from functools import lru_cache
from zlib import crc32

from dragoman.merging._words import word_set

_WORD = re.compile(r"\w+")
_SIZE = 5
_BUCKETS = 1 << 20
_LEAST = 0.25
"""The weight of a common word's n-grams beside 1 for others."""


def words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=65_536)
def _vector(text: str) -> dict[int, float]:
    counts: Counter[int] = Counter()
    weights: dict[int, float] = {}
    for word in words(text):
        weight = _LEAST if word in word_set("common") else 1.0
        padded = f" {word} "
        for at in range(max(1, len(padded) - _SIZE + 1)):
            bucket = crc32(padded[at : at + _SIZE].encode()) % _BUCKETS
            counts[bucket] += 1
            weights[bucket] = max(weight, weights.get(bucket, 0.0))
    vector = {bucket: (1 + math.log(n)) * weights[bucket] for bucket, n in counts.items()}
    length = math.sqrt(sum(v * v for v in vector.values())) or 1.0
    return {bucket: value / length for bucket, value in vector.items()}


def likeness(one: str, other: str) -> float:
    """Return the cosine of two wordings, 0 to 1."""
    a, b = _vector(one), _vector(other)
    if len(a) > len(b):
        a, b = b, a
    return sum(value * b.get(bucket, 0.0) for bucket, value in sorted(a.items()))
