"""CAMEO: its codes with their Goldstein scores, and the way to PLOVER and back.

The tables are `cameo.tsv` and `plover_to_cameo.tsv`; they name their sources.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dragoman.ontology._data import rows
from dragoman.schema import Act


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a CAMEO code is in PLOVER; `note` where our table leaves the published one."""

    type: str
    mode: str | None
    contexts: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A code of two to four digits, its Goldstein score (-10 to +10), and what it is in PLOVER.

    `mapped` is None where PLOVER has nothing for it; `note` then says why.
    """

    code: str
    goldstein: float
    gloss: str
    mapped: Mapped | None
    note: str | None

    @property
    def root(self) -> str:
        """The first two digits: one of 20 kinds."""
        return self.code[:2]


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """Return every code, roots included, in order of their digits."""
    found: dict[str, CameoCode] = {}
    for code, score, kind, mode, about, gloss, note in rows("cameo.tsv"):
        mapped = Mapped(kind, mode or None, tuple(about.split()), note or None) if kind else None
        found[code] = CameoCode(code, float(score), gloss, mapped, note or None)
    return MappingProxyType(found)


@cache
def _back() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The patterns of type, mode, type and mode of the further act, each with its code."""
    return tuple((row[:-1], row[-1]) for row in rows("plover_to_cameo.tsv"))


def goldstein(code: str) -> float | None:
    """Return the Goldstein score of a code, from -10 (conflict) to +10 (cooperation); None if unknown."""
    known = cameo_codes().get(code)
    return known.goldstein if known else None


def cameo_to_plover(code: str) -> Mapped | None:
    """Return what a CAMEO code ("042") is in PLOVER.

    None for what is no code, for statements (01), which PLOVER drops, and for the root 08, which it splits.
    """
    known = cameo_codes().get(code)
    return known.mapped if known else None


def plover_to_cameo(kind: str, mode: str | None = None, about: Act | None = None) -> str | None:
    """Return the CAMEO code of a PLOVER type and mode, `about` a further act; None where it is not sure."""
    further = (about.type, about.mode or "") if about else ("", "")
    asked = (kind, mode or "", *further)
    for pattern, code in _back():
        if all(want in ("*", have) for want, have in zip(pattern, asked, strict=True)):
            return code or None
    return None
