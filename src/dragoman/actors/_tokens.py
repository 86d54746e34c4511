"""Words of a text with their offsets, cut so that names match however they are joined."""

import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.actors._fold import fold

_WORD = re.compile(
    r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?"  # U.S., D.R
    r"|['’]s\b"  # the possessive stands alone, so that "Russia's" begins with "Russia"
    r"|[^\W_]+(?:['’ʻʼ‘`](?!s\b)[^\W_]+)*"
)

_SPECIAL = {"'s": "'s", "’s": "'s", "PM": "premier"}
"""Words that fold to more than their letters: the possessive, and "PM", which "5 pm" is not."""


class Token(NamedTuple):
    """A word: its folded key, and where it stands."""

    key: str
    start: int
    end: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of a stretch of text in order; a hyphen parts words."""
    return [
        Token(_SPECIAL.get(m[0]) or fold(m[0]), m.start(), m.end())
        for m in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


@lru_cache(maxsize=65_536)
def keys(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, as the text's words would match it."""
    return tuple(token.key for token in tokenize(name))
