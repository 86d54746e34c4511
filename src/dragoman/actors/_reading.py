"""A document as the room reads it: its words, the terms among them, the day it came out."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property

from dragoman.actors._knowledge import Knowledge
from dragoman.actors._lexicon import Hit
from dragoman.actors._terms import Term
from dragoman.actors._tokens import Token, tokenize
from dragoman.actors._words import is_name_word
from dragoman.analysis import Sentence
from dragoman.documents.document import Document
from dragoman.schema import Published, Span


def day_of(published: Published) -> str | None:
    """Return the last day on which a document can have come out, which is what its offices hang on."""
    return published.end or published.start


class Reading:
    """Words and terms of one document, at hand by position."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], knowledge: Knowledge) -> None:
        self.document = document
        self.text = document.text
        self.sentences = sentences
        self.knowledge = knowledge
        self.day = day_of(document.published)
        self.tokens: list[Token] = tokenize(document.text)
        found = knowledge.lexicon.find(document.text, self.tokens)
        whole = (hit for hit in found if not self._is_part(hit, found))
        self.hits: list[Hit] = [part for hit in whole for part in self._of_its_day(hit)]
        self._starts = [token.start for token in self.tokens]
        self._firsts = [hit.first for hit in self.hits]
        self._sentence_starts = [sentence.span[0] for sentence in sentences]

    def _of_its_day(self, hit: Hit) -> Sequence[Hit]:
        """Return a term, or the two of today where it is past: "Serbia and Montenegro" after 2006."""
        if hit.last - hit.first < 3 or any(term.holds(self.day) for term in hit.terms):
            return (hit,)
        first, edge, last = hit.first, hit.last - 1, hit.last
        parts = [
            Hit(part.first + start, part.last + start, part.terms)
            for start, end in ((first, edge), (edge, last))
            for part in self.knowledge.lexicon.find(self.text, self.tokens[start:end])
            if any(term.holds(self.day) for term in part.terms)
        ]
        return parts if len(parts) > 1 else (hit,)

    def _is_part(self, hit: Hit, found: Sequence[Hit]) -> bool:
        """Tell whether a term is only part of a longer name that is not known: "Feliciano Valencia"."""
        kind = hit.terms[0].kind
        if kind == "person" and hit.last - hit.first > 2:
            return False
        if kind == "person":
            after = hit.last
            single = "'s" if after < len(self.tokens) and self.gap(after) == "" else ""
            return not single and self._goes_on(after, after) and not _begins(found, after)
        if kind == "institution" and self.keys[hit.first] == "the" and self._goes_on(hit.last, hit.last):
            return True  # not the newspaper: "the Guardian Council"
        if kind not in ("place", "city", "institution") or not hit.first:
            return False
        return self._goes_on(hit.first - 1, hit.first) and not _ends(found, hit.first)

    def _goes_on(self, word: int, joint: int) -> bool:
        """Tell whether a word beside a name is a further name, joined to it by a blank or a hyphen."""
        if not 0 <= word < len(self.tokens) or self.gap(joint) not in (" ", "-"):
            return False
        key = self.tokens[word].key
        capital = self.surface(word)[0].isupper() and len(key) > 1 and not self.surface(word).isupper()
        return capital and is_name_word(key)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(token.key for token in self.tokens)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The folded words, each once."""
        return frozenset(self.keys)

    def words(self, span: Span) -> tuple[int, int]:
        """Return the first word of a span and the one after its last."""
        first = bisect_left(self._starts, span[0])
        if first and self.tokens[first - 1].end > span[0]:
            first -= 1
        return first, bisect_left(self._starts, span[1])

    def hit_at(self, word: int) -> Hit | None:
        """Return the term that begins at a word, or null."""
        n = bisect_left(self._firsts, word)
        return self.hits[n] if n < len(self.hits) and self.hits[n].first == word else None

    def hits_in(self, first: int, last: int) -> list[Hit]:
        """Return the terms among words `first` to `last`."""
        low = bisect_left(self._firsts, first)
        high = bisect_left(self._firsts, last)
        cut = (low and self.hits[low - 1].last > first) or (high > low and self.hits[high - 1].last > last)
        if not cut:
            return self.hits[low:high]
        # A longer name reaches over the edge ("China" of "Republic of China"): read the words by themselves.
        found = self.knowledge.lexicon.find(self.text, self.tokens[first:last])
        return [Hit(hit.first + first, hit.last + first, hit.terms) for hit in found]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds a position, or the one before it."""
        return max(0, bisect_left(self._sentence_starts, offset + 1) - 1)

    def gap(self, word: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.tokens[word - 1].end : self.tokens[word].start] if word else ""

    def surface(self, word: int) -> str:
        """Return a word as it is written."""
        token = self.tokens[word]
        return self.text[token.start : token.end]

    def term(self, hit: Hit) -> Term:
        """Return what a hit most likely stands for on the day."""
        return likeliest(hit.terms, self.day, self.vocabulary)


def _begins(found: Sequence[Hit], word: int) -> bool:
    n = bisect_left(found, word, key=lambda hit: hit.first)
    return n < len(found) and found[n].first == word


def _ends(found: Sequence[Hit], word: int) -> bool:
    n = bisect_left(found, word, key=lambda hit: hit.last)
    return n < len(found) and found[n].last == word


def likeliest(terms: Sequence[Term], day: str | None, words: Collection[str] = ()) -> Term:
    """Return the term that a wording most likely stands for on a day, in a text of some words.

    A homonym is read as the text's own words suggest, else as the first of its readings. What is no person
    comes first; of persons of one name, the one whose terms are nearest to the day.
    """
    if len(terms) == 1:
        return terms[0]

    def order(term: Term) -> tuple[bool, int, int]:
        spoken_for = any(cue in words for cue in term.cues)
        away = term.person.distance(day) if term.person else 0
        return not term.holds(day), 0 if spoken_for else 2 if term.cues else 1, away

    return min(terms, key=order)
