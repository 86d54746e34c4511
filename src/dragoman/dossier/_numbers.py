"""Numbers in words: cardinals and ordinals up to a hundred."""

import re
from functools import cache

_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_IRREGULAR |= {"nine": "ninth", "twelve": "twelfth"}


def _ordinal(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return word[:-1] + "ieth" if word.endswith("y") else word + "th"


@cache
def _cardinals() -> dict[str, int]:
    words = {word: n for n, word in enumerate(_UNITS, 1)}
    for n, ten in enumerate(_TENS, 2):
        words[ten] = n * 10
        words |= {f"{ten}-{unit}": n * 10 + k for k, unit in enumerate(_UNITS[:9], 1)}
    return words | {"a": 1, "hundred": 100}


@cache
def _ordinals() -> dict[str, int]:
    words = {_ordinal(word): n for n, word in enumerate(_UNITS, 1)}
    for n, ten in enumerate(_TENS, 2):
        words[_ordinal(ten)] = n * 10
        words |= {f"{ten}-{_ordinal(unit)}": n * 10 + k for k, unit in enumerate(_UNITS[:9], 1)}
    return words | {"hundredth": 100}


ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|[A-Za-z-]{0,12}(?:first|second|third|[a-z]th))"
"""Pattern of what may be an ordinal; `ordinal` tells whether it is one."""

_FIGURE = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")


def ordinal(word: str) -> int | None:
    """Return the number of an ordinal ("third", "53rd", "thirty-first"), or null."""
    match = _FIGURE.fullmatch(word)
    return int(match[1]) if match else _ordinals().get(word.lower())


def cardinal(word: str) -> int | None:
    """Return the number of a cardinal ("nineteen", "12"), or null."""
    return (
        int(word) if word.isascii() and word.isdigit() and len(word) < 7 else _cardinals().get(word.lower())
    )
