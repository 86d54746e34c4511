"""What is searched for, and what is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Kind = Literal["document", "event", "imported"]
KINDS: Final = ("document", "event", "imported")
COUNTED: Final = 10_000
"""Hits are counted up to here."""
_AROUND: Final = 80


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields that are asked for; null is any."""

    kind: Kind | None
    source: str | None
    type: str | None
    actor: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: a document, a coded event or an imported one.

    `name` is its id in its source. `text` are words of it, in a document those around the first word that was
    asked for.
    """

    kind: Kind
    source: str
    name: str
    document: str | None
    type: str | None
    mode: str | None
    status: str | None
    start: str | None
    end: str | None
    codes: tuple[str, ...]
    title: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits, and how many there are; `more` says that they were not counted further."""

    hits: tuple[Hit, ...]
    total: int
    more: bool = False


def around(text: str, words: Sequence[str]) -> str:
    """Return the part of a text around the first of some words in small letters."""
    folded = text.casefold()
    places = [at for word in words if (at := folded.find(word)) >= 0]
    # Folding may change the length of a text in some scripts; the words are then shown from its beginning.
    at = min(places) if places and len(folded) == len(text) else 0
    start, end = max(0, at - _AROUND), at + 2 * _AROUND
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
