"""Whom "He wrote: ..." means: the subject of the sentence before, not the person named last.

A rule beside the fitted weights of `_salience`. There is no parse: the subject of a sentence is taken to be
its first person or office that stands neither after a preposition nor in the possessive.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from dragoman.actors._chunks import Chunk
from dragoman.actors._presence import Mention
from dragoman.actors._reading import Reading
from dragoman.actors._words import listed, office_at

_CONTRARY = {"he": "women", "him": "women", "she": "men", "her": "men"}
"""The list of words that tell that a pronoun does not mean a person."""
_CHAIN = 5
"""Sentences that a chain of "He ... He ..." is followed back."""
_REACH = 40
"""Words of a sentence among which its subject is looked for, so that time stays linear."""


class Subjects:
    """The persons of a document that may be the subjects of its sentences."""

    def __init__(self, reading: Reading, chunks: Sequence[Chunk], mentions: Sequence[Mention]) -> None:
        self.reading, self.chunks, self.mentions = reading, chunks, mentions

    def meant_by(self, word: int) -> Chunk | None:
        """Return the subject that the pronoun at a word stands for, or null where the rule does not hold.

        It holds for "he" and "she" where their own sentence names no person before them, and for
        "according to him", which means the subject of its own sentence.
        """
        keys = self.reading.keys
        said = keys[word] if word < len(keys) else ""
        if said not in _CONTRARY:
            return None
        here = self.reading.sentence_at(self.reading.tokens[word].start)
        begin = self._words(here)[0]
        if keys[max(0, word - 2) : word] == ("according", "to"):
            return self._subject(begin, word, said)
        if said in ("him", "her") or keys[word + 1 : word + 2] == ("who",) or self._persons_in(begin, word):
            return None
        for sentence in range(here - 1, max(-1, here - 1 - _CHAIN), -1):
            if not self._goes_on(sentence):
                return None
            first, last = self._words(sentence)
            subject = self._subject(first, last, said)
            if said not in keys[first : min(subject.first if subject else last, first + _REACH)]:
                return subject
        return None

    def is_owned(self, phrase: Chunk) -> bool:
        """Tell whether a phrase means a person's person: "Kim Jong-un's envoy" is not Kim Jong-un."""
        hits = self.reading.hits_in(phrase.first, phrase.last)
        owners = (hit for hit in hits if self.reading.keys[hit.last : hit.last + 1] == ("'s",))
        return any(self.reading.term(hit).kind == "person" for hit in owners)

    def _words(self, sentence: int) -> tuple[int, int]:
        return self.reading.words(self.reading.sentences[sentence].span)

    def _goes_on(self, sentence: int) -> bool:
        """Tell whether the next sentence stands in the same paragraph."""
        one, other = self.reading.sentences[sentence : sentence + 2]
        return "\n" not in self.reading.text[one.span[1] : other.span[0]]

    def _subject(self, first: int, last: int, said: str) -> Chunk | None:
        """Return the subject among the words of a sentence; null too where two are joined by "and"."""
        keys, contrary = self.reading.keys, listed(_CONTRARY[said])
        found = self._persons_in(first, min(last, first + _REACH))
        for n, one in enumerate(found):
            if not contrary.isdisjoint(keys[max(first, one.first - 1) : one.last]):
                continue
            joined = keys[one.last : one.last + 1] == ("and",) and len(found) > n + 1
            return None if joined else one
        return None

    def _persons_in(self, first: int, last: int) -> Sequence[Chunk]:
        starts, persons = self._persons
        return persons[bisect_left(starts, first) : bisect_left(starts, last)]

    @cached_property
    def _persons(self) -> tuple[list[int], list[Chunk]]:
        """Every phrase that may be a subject, behind the first words of all."""
        named = [m.word for m in self.mentions if m.kind == "person"]
        inside = {word for chunk in self.chunks for word in range(*chunk[:2])}
        alone = (Chunk(word, word + 1, True) for word in named if word not in inside)
        phrases = sorted({*self.chunks, *alone})
        found = [phrase for phrase in phrases if self._may_be_subject(phrase, named)]
        return [phrase.first for phrase in found], found

    def _may_be_subject(self, phrase: Chunk, named: Sequence[int]) -> bool:
        keys, (first, last, _) = self.reading.keys, phrase
        if keys[last : last + 1] == ("'s",) or (first and keys[first - 1] in listed("no_subject")):
            return False
        head = max((n + 1 for n in range(first, last) if keys[n] == "'s"), default=first)
        if bisect_left(named, head) < bisect_left(named, last):
            return True
        offices = (office_at(keys, n) for n in range(head, last))
        return any(office and office[0].role != "-" for office in offices)
