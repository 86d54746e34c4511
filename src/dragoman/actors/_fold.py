"""Evens out spelling: case, accents and letters that Latin keyboards lack."""

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
        "ə": "a", "ħ": "h", ".": None, "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "`": None,
        "´": None,
    }
)  # fmt: skip


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word in small letters without accents, stops and apostrophes: "Erdoğan’s" → "erdogans"."""
    plain = word.casefold().translate(_LETTERS)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
