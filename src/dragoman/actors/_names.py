"""Names that the document itself explains: "President Boris Trajkovski of Macedonia", then "Trajkovski".

A name is learned where it stands with a country, a body or a known person; a later (or, failing that, an
earlier) use of its last word stands for the same one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.actors._chunks import Chunk
from dragoman.actors._persons import Person
from dragoman.actors._phrase import name_of
from dragoman.actors._reading import Reading
from dragoman.actors._terms import Kind
from dragoman.actors._words import Office, is_name_word, listed, nouns, office_at

_DESCRIBES = 6
"""Words that a description may put before the party: "Liu Yunshan, the highest-ranking Chinese official"."""


_TELLINGS = 12
"""Different persons or codes that one word of a document may stand for, so that time stays linear."""


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a name of this document stands for."""

    code: str
    full: str
    word: int
    office: Office | None = None
    person: Person | None = None


class Names:
    """The names that a document explains, by their last words."""

    def __init__(self, reading: Reading, chunks: Iterable[Chunk]) -> None:
        self.reading = reading
        self._known: dict[str, list[Known]] = {}
        for hit in reading.hits:
            term = reading.term(hit)
            if term.person is not None and term.codes:
                self._learn(reading.keys[hit.first : hit.last], term.codes[0], hit.first, None, term.person)
        for chunk in chunks:
            self._learn_chunk(chunk)

    def _learn(
        self,
        words: tuple[str, ...],
        code: str,
        at: int,
        office: Office | None = None,
        person: Person | None = None,
    ) -> None:
        known = Known(code, " ".join(words), at, office, person)
        for word in dict.fromkeys((words[-1], words[0])):
            if len(word) > 1 and word not in listed("not_names"):
                told = self._known.setdefault(word, [])
                if len(told) < _TELLINGS and all((k.code, k.full) != (code, known.full) for k in told):
                    told.append(known)

    def _learn_chunk(self, chunk: Chunk) -> None:
        reading = self.reading
        if any(reading.term(hit).person for hit in reading.hits_in(chunk.first, chunk.last)):
            return
        name = self.tail(chunk.first, chunk.last) or self._beside(chunk)
        if not name:
            return
        naming = name_of(reading, chunk.first, chunk.last)
        codes = {c for hit in naming.hits for c in reading.term(hit).codes} if naming else set()
        if len(codes) != 1:
            return
        office = next((o for o in self._offices(chunk.first, chunk.last)), None)
        self._learn(reading.keys[name[0] : name[1]], codes.pop(), name[0], office)

    def _offices(self, first: int, last: int) -> Iterator[Office]:
        for at in range(first, last):
            found = office_at(self.reading.keys, at)
            if found and found[0].role != "-":
                yield found[0]

    def tail(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the words of the proper name that a phrase ends in, or null."""
        reading = self.reading
        covered = {n for hit in reading.hits_in(first, last) for n in range(hit.first, hit.last)}
        at = last
        while at > first and at - 1 not in covered and self._in_name(at - 1):
            at -= 1
        while at < last and reading.keys[at] in listed("small"):
            at += 1
        return (at, last) if at < last else None

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """Return the words of the proper name that a phrase ends in; none where it ends in none."""
        tail = self.tail(first, last)
        return self.reading.keys[tail[0] : tail[1]] if tail else ()

    def inner(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the proper name before the nouns of a phrase, or null: "the Duterte government"."""
        keys = self.reading.keys
        while last > first and (keys[last - 1] == "'s" or (keys[last - 1],) in nouns()):
            last -= 1
        if "'s" in keys[first:last]:
            last = first + keys[first:last].index("'s")
        return self.tail(first, last)

    def _goes_on(self, word: int) -> bool:
        return self.reading.gap(word) in (" ", "-") and self._in_name(word)

    def _in_name(self, word: int) -> bool:
        key = self.reading.keys[word]
        if key in listed("small"):
            return True
        if word and self.reading.gap(word) in ("-", "‑") and self.reading.surface(word - 1)[0].isupper():
            return True  # "Sun-hye"
        surface = self.reading.surface(word)
        return surface[0].isupper() and key not in listed("not_names") and is_name_word(key)

    def _beside(self, chunk: Chunk) -> tuple[int, int] | None:
        """Return the name in apposition: "Philippe Douste-Blazy, the Foreign Minister of France", or null."""
        reading = self.reading
        edge = chunk.first
        while edge and chunk.first - edge < _DESCRIBES and reading.gap(edge) != ", ":
            if reading.surface(edge - 1)[0].isupper():
                return None
            edge -= 1
        if not edge or reading.gap(edge) != ", ":
            return None
        at = edge
        while (
            at and edge - at < 4 and (at == edge or reading.gap(at) in (" ", "-")) and self._in_name(at - 1)
        ):
            at -= 1
        return (at, edge) if edge - at >= 2 else None

    def find(self, words: tuple[str, ...], at: int) -> Known | None:
        """Return whom a name stands for: as explained last before word `at`, else first after it."""
        for word in (words[-1], words[0]):
            known = self._known.get(word)
            if known:
                agreeing = [k for k in known if set(words) <= set(k.full.split())]
                if not agreeing:
                    continue
                agreeing = [k for k in agreeing if " " in k.full] or agreeing
                before = [k for k in agreeing if k.word <= at]
                return before[-1] if before else agreeing[0]
        return None

    def repeated(self) -> Iterator[tuple[int, str, Kind]]:
        """Yield where a name that the document explains stands by itself: word, code, kind."""
        reading = self.reading
        covered = bytearray(len(reading.tokens))
        for hit in reading.hits:
            covered[hit.first : hit.last] = b"\x01" * (hit.last - hit.first)
        for at, key in enumerate(reading.keys):
            if covered[at] or key not in self._known or not reading.surface(at)[0].isupper():
                continue
            if known := self.find((key,), at):
                yield at, known.code, "person"

    def alone(self, covered: bytearray) -> Iterator[tuple[int, int]]:
        """Yield the words of each name that the document explains where it stands outside other phrases."""
        at = 0
        while at < len(covered):
            if covered[at] or not self._in_name(at) or self.reading.keys[at] in listed("small"):
                at += 1
                continue
            last = at + 1
            while last < len(covered) and not covered[last] and self._goes_on(last):
                last += 1
            if self.find(self.reading.keys[at:last], at):
                yield at, last
            at = last
