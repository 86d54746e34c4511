"""How others name states and bodies, and which code each stands for with us.

States: ISO 3166-1 alpha-3, by English name, FIPS 10-4 code (GDELT's places), CAMEO code (GDELT's parties) and
ISO number (ACLED). Bodies: our acronyms, by English name and CAMEO code. Names are in small letters.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple


class Names(NamedTuple):
    """From what others write to our code."""

    by_name: Mapping[str, str]
    by_cameo: Mapping[str, str]
    by_fips: Mapping[str, str]
    by_number: Mapping[str, str]


@cache
def states() -> Names:
    """Return how the states are named."""
    name: dict[str, str] = {}
    cameo: dict[str, str] = {}
    fips: dict[str, str] = {}
    number: dict[str, str] = {}
    for code, of_fips, of_iso, of_cameo, names in _rows("states.tsv"):
        name |= {n.casefold(): code for n in names.split("|")}
        cameo |= dict.fromkeys(of_cameo.split("|"), code)
        fips |= dict.fromkeys(filter(None, of_fips.split("|")), code)
        number |= {of_iso: code} if of_iso else {}
    return Names(name, cameo, fips, number)


@cache
def bodies() -> Names:
    """Return how the international bodies are named."""
    name: dict[str, str] = {}
    cameo: dict[str, str] = {}
    for code, of_cameo, names in _rows("bodies.tsv"):
        name |= {n.casefold(): code for n in names.split("|")}
        cameo |= {of_cameo: code} if of_cameo else {}
    return Names(name, cameo, {}, {})


def _rows(file: str) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath(file).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
