"""What a noun phrase says by itself about whose party it is.

"The French ambassador to Italy" names France; "officials in Gaza" are Palestinian; "the U.S.-backed Iraqi
forces" are Iraq's. The first country, body or person before a preposition decides, with those joined to it;
else the one that follows "of", then "in", "from" or "at".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.actors._lexicon import Hit
from dragoman.actors._reading import Reading
from dragoman.actors._words import listed, nouns, office_at

_HYPHENS = ("-", "‑", "–")
_STANCE = frozenset({"pro", "anti", "non"})
_BELONGS = ("of",)
_STANDS = ("in", "from", "at", "inside", "within", "across", "throughout")
_JOINED = frozenset({"and", "or", "&", "plus", "as", "well"})


@dataclass(frozen=True, slots=True)
class Naming:
    """The terms that name a phrase's parties, and why they were taken."""

    hits: tuple[Hit, ...]
    why: str
    confidence: float
    inside: Literal["head", "of", "place"]
    """Whether the terms stand before any preposition, after "of", or only where it is."""


def name_of(reading: Reading, first: int, last: int) -> Naming | None:
    """Return what names the parties of the phrase of words `first` to `last`, or null."""
    parts = _parts(reading, first, last)
    weak: Naming | None = None
    for n, (lead, low, high) in enumerate(parts):
        hits = reading.hits_in(low, high)
        strong = [hit for hit in hits if _names_party(reading, hit, first, last)]
        if not strong:
            if (
                hits
                and lead == ""
                and weak is None
                and reading.term(hits[0]).codes
                and _is_led(reading, hits[0])
            ):
                weak = Naming((hits[0],), "named as what leads it or is its seat", 0.7, "place")
            continue
        if lead in ("", ","):
            return Naming(_joined(reading, strong), "named" if n == 0 else "named beside it", 0.97, "head")
        if lead in _BELONGS:
            return Naming(_joined(reading, strong), "named after “of”", 0.95, "of")
        if lead in (*_STANDS, "carrying", "including"):
            return Naming(_joined(reading, strong), f"named after “{lead}”", 0.8, "place")
    return weak


def _parts(reading: Reading, first: int, last: int) -> list[tuple[str, int, int]]:
    """Cut a phrase at its prepositions and commas; each part with what leads it, the head first.

    The parts come in the order in which they decide: head, appositions, "of", "in", others.
    """
    parts: list[tuple[str, int, int]] = []
    covered = {n for hit in reading.hits_in(first, last) for n in range(hit.first, hit.last)}
    lead, low = "", first
    for n in range(first, last):
        if n in covered:
            continue
        key = reading.keys[n]
        if (
            _ends_head(key)
            and n > first
            and reading.gap(n) not in _HYPHENS
            and not (key == "at" and reading.keys[n + 1 : n + 2] == ("least",))
        ):
            parts.append((lead, low, n))
            lead, low = key, n + 1
        elif n > low and "," in reading.gap(n) and not _list_goes_on(reading, n, last):
            parts.append((lead, low, n))
            lead, low = ",", n
    parts.append((lead, low, last))
    rank = {"": 0, ",": 1, "of": 2} | dict.fromkeys(_STANDS, 3)
    return sorted((p for p in parts if p[1] < p[2]), key=lambda p: rank.get(p[0], 4))


def _ends_head(word: str) -> bool:
    return word in _BELONGS or word in _STANDS or word in listed("other")


def _list_goes_on(reading: Reading, comma: int, last: int) -> bool:
    return any(hit.first == comma for hit in reading.hits_in(comma, last))


def _names_party(reading: Reading, hit: Hit, first: int, last: int) -> bool:
    whole = hit.first == first and hit.last == last
    return bool(reading.term(hit).codes) and (whole or not _side_note(reading, hit))


def _side_note(reading: Reading, hit: Hit) -> bool:
    """Tell whether a term is only half of a compound: "U.S.-backed", "pro-Russian"."""
    after, before = hit.last, hit.first - 1
    if _is_given_name(reading, hit):
        return True
    hyphened = after < len(reading.tokens) and reading.gap(after) in _HYPHENS
    if hyphened and reading.keys[after] in listed("backed"):
        return True
    return before >= 0 and reading.keys[before] in _STANCE and reading.gap(hit.first) in ("-", "‑", " ")


def _is_given_name(reading: Reading, hit: Hit) -> bool:
    """Tell whether a country's name is a person's: "Minister German Gref", "Foreign Minister Israel Katz"."""
    if (
        reading.term(hit).kind not in ("state", "adjective")
        or not hit.first
        or hit.last >= len(reading.tokens)
    ):
        return False
    title = office_at(reading.keys, hit.first - 1)
    alone = hit.last - hit.first == 1 and reading.gap(hit.first) == reading.gap(hit.last) == " "
    following = reading.surface(hit.last)[0].isupper() and not reading.hits_in(hit.last, hit.last + 1)
    office = office_at(reading.keys, hit.last) or (reading.keys[hit.last],) in nouns()
    return bool(title and alone and following and not office)


def _is_led(reading: Reading, hit: Hit) -> bool:
    return hit.last < len(reading.tokens) and reading.keys[hit.last] in ("led", "based", "born", "owned")


def _joined(reading: Reading, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the first hit and those that are joined to it: "Russia, China and the U.S."."""
    joined = [hits[0]]
    for hit in hits[1:]:
        between = reading.keys[joined[-1].last : hit.first]
        gap = reading.gap(hit.first)
        small = all(word in _JOINED or word in ("the", "'s", "other") for word in between)
        linked = any(word in _JOINED for word in between) or "," in gap or (not between and gap != " ")
        if not (small and linked):
            break
        joined.append(hit)
    return tuple(joined)
