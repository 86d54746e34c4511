"""Finds the terms in a text: the longest wording that begins at a word wins."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.actors._terms import Spelling, Term
from dragoman.actors._tokens import Token

_JOINTS = frozenset({"", " ", "-", "‑", ". ", "\u00a0", " & ", "’", "'", ", "})
"""What may stand between two words of one name."""


class Hit(NamedTuple):
    """A term found at words `first` to `last` (end exclusive); several terms where it is a homonym."""

    first: int
    last: int
    terms: tuple[Term, ...]


class Lexicon:
    """Wordings by their words."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._terms: dict[tuple[str, ...], list[Spelling]] = {}
        self._longest: dict[str, int] = {}
        for spelling in spellings:
            known = self._terms.setdefault(spelling.words, [])
            if all(s.term != spelling.term for s in known):
                known.append(spelling)
            first = spelling.words[0]
            self._longest[first] = max(self._longest.get(first, 0), len(spelling.words))

    def find(self, text: str, tokens: Sequence[Token]) -> list[Hit]:
        """Return the hits in order, none overlapping; time is linear in the number of words."""
        hits: list[Hit] = []
        at = 0
        while at < len(tokens):
            hit = self._longest_at(text, tokens, at)
            if hit:
                hits.append(hit)
                at = hit.last
            else:
                at += 1
        return hits

    def lookup(self, words: tuple[str, ...]) -> tuple[Term, ...]:
        """Return what a wording can stand for, whatever its capitals."""
        return tuple(s.term for s in self._terms.get(words, ()))

    def _longest_at(self, text: str, tokens: Sequence[Token], at: int) -> Hit | None:
        longest = self._longest.get(tokens[at].key, 0)
        last = min(at + longest, len(tokens))
        for n in range(at, last - 1):
            joint = text[tokens[n].end : tokens[n + 1].start]
            if joint not in _JOINTS:
                last = n + 1
                break
        while last > at:
            known = self._terms.get(tuple(t.key for t in tokens[at:last]))
            if known:
                surface = text[tokens[at].start : tokens[last - 1].end]
                fitting = [s for s in known if _fits(surface, s)]
                if any(s.cased for s in fitting):
                    fitting = [s for s in fitting if s.cased]  # "SANA" is the agency, "Sana" the city
                terms = tuple(s.term for s in fitting)
                if terms:
                    return Hit(at, last, terms)
            last -= 1
        return None


def _fits(surface: str, spelling: Spelling) -> bool:
    """Tell whether a wording's capitals are those of a name."""
    if spelling.cased:
        return surface.replace(".", "").isupper()
    return spelling.common or any(c.isupper() for c in surface)
