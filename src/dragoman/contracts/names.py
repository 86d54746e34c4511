"""How others name states and bodies, and which code each stands for with us.

States: ISO 3166-1 alpha-3, by English name, FIPS 10-4 code (GDELT's places), CAMEO code (GDELT's parties) and
ISO number (ACLED). Bodies: our acronyms, by English name and CAMEO code. Names are in small letters.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple


class Names(NamedTuple):
    """From what others write to our code, and back: `names`, `cameo` and `fips` are by our code."""

    by_name: dict[str, str]
    by_cameo: dict[str, str]
    by_fips: dict[str, str]
    by_number: dict[str, str]
    names: dict[str, str]
    cameo: dict[str, str]
    fips: dict[str, str]


@cache
def states() -> Names:
    """Return how the states are named."""
    return _names((row[0], row[4], row[3], row[1], row[2]) for row in _rows("states.tsv"))


@cache
def bodies() -> Names:
    """Return how the international bodies are named."""
    return _names((row[0], row[2], row[1], "", "") for row in _rows("bodies.tsv"))


def _names(rows: Iterable[tuple[str, str, str, str, str]]) -> Names:
    """Index rows of code, names, CAMEO, FIPS and number; the first of several is the one to write."""
    found = Names({}, {}, {}, {}, {}, {}, {})
    for code, names, cameo, fips, number in rows:
        for into, back, given in (
            (found.by_name, found.names, names),
            (found.by_cameo, found.cameo, cameo),
            (found.by_fips, found.fips, fips),
        ):
            several = [text for text in given.split("|") if text]
            into.update((text.casefold() if into is found.by_name else text, code) for text in several)
            back.update((code, text) for text in several[:1])
        if number:
            found.by_number[number] = code
    return found


def _rows(file: str) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath(file).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
