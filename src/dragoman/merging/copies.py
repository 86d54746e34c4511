"""Wire copies: texts that several publishers print almost word for word, which are one source.

MinHash over shingles of five words (Broder, "On the resemblance and containment of documents", 1997), with
bands (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3) so that not every two texts
are compared. Which texts belong together does not hang on their order.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from typing import Any, Final, TypeVar
from zlib import crc32

import numpy as np

from dragoman.merging._groups import groups
from dragoman.merging._wording import words

Key = TypeVar("Key", bound=Hashable)

ALIKE: Final = 0.6
"""The share of shingles in common from which on two texts are copies of one."""
_SHINGLE: Final = 5
_BANDS, _ROWS = 42, 3
_PRIME: Final = (1 << 31) - 1


def copies(texts: Mapping[Key, str]) -> list[frozenset[Key]]:
    """Return the texts in groups of copies; one that is nobody's copy is a group by itself."""
    signatures = {key: signature(text) for key, text in texts.items()}
    bands: dict[tuple[int, bytes], list[Key]] = defaultdict(list)
    for key, signed in signatures.items():
        for band in range(_BANDS):
            bands[band, signed[band * _ROWS : (band + 1) * _ROWS].tobytes()].append(key)
    met: set[tuple[Key, Key]] = set()
    for keys in bands.values():
        # All that meet in a band are held against one of them, the same for any order of the texts.
        first = min(keys, key=lambda key: signatures[key].tobytes())
        met.update((first, key) for key in keys if key != first)
    alike = [(a, b) for a, b in met if resemblance(signatures[a], signatures[b]) >= ALIKE]
    return groups(texts, alike)


def signature(text: str) -> "np.ndarray[Any, np.dtype[np.uint32]]":
    """Return the MinHash signature of a text."""
    shingles = np.fromiter(set(_shingles(words(text))), dtype=np.uint64)
    a, b = _permutations()
    hashed = (shingles[:, None] * a + b) % _PRIME
    least: np.ndarray[Any, np.dtype[np.uint32]] = hashed.min(axis=0).astype(np.uint32)
    return least


def resemblance(one: "np.ndarray[Any, Any]", other: "np.ndarray[Any, Any]") -> float:
    """Return the estimated share of shingles in common, 0 to 1."""
    return float((one == other).mean())


def _shingles(parts: list[str]) -> Iterable[int]:
    size = min(_SHINGLE, max(1, len(parts)))
    for at in range(max(1, len(parts) - size + 1)):
        yield crc32(" ".join(parts[at : at + size]).encode()) % _PRIME


@cache
def _permutations() -> tuple["np.ndarray[Any, Any]", "np.ndarray[Any, Any]"]:
    random = np.random.default_rng(20)
    number = _BANDS * _ROWS
    a = random.integers(1, _PRIME, number, dtype=np.uint64)
    return a, random.integers(0, _PRIME, number, dtype=np.uint64)
