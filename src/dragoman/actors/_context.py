"""What the rest of the document says about a phrase that names nobody by itself."""

from collections import Counter

from dragoman.actors._reading import Reading
from dragoman.actors._terms import Term

_PLACES = frozenset({"in", "at", "near", "outside", "from", "across"})


class Context:
    """The parties that a document names, by position and by how often."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._weights: Counter[str] = Counter()
        for hit in reading.hits:
            term = reading.term(hit)
            for code in term.codes[:1]:
                self._weights[code] += 1

    def main(self) -> str | None:
        """Return the code that the document names most, or null where none stands out."""
        ranked = self._weights.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def before(self, word: int, *, state: bool = False) -> Term | None:
        """Return the last party named before a word in the same or the previous sentence."""
        reading = self.reading
        sentence = reading.sentence_at(reading.tokens[word].start)
        floor = reading.sentences[max(0, sentence - 1)].span[0] if reading.sentences else 0
        low, _ = reading.words((floor, max(floor + 1, reading.tokens[word].start)))
        hits = reading.hits_in(low, word)
        for hit in reversed(hits):
            term = reading.term(hit)
            if term.codes and not (state and term.kind == "body"):
                return term
        return None

    def pair(self, word: int, number: int) -> tuple[str, ...]:
        """Return the codes of the last parties before a word, as many as are counted; else none."""
        reading = self.reading
        sentence = reading.sentence_at(reading.tokens[word].start)
        for back in range(3):
            n = max(0, sentence - back)
            floor = reading.sentences[n].span[0] if reading.sentences else 0
            low, _ = reading.words((floor, floor + 1))
            codes = dict.fromkeys(
                c for hit in reading.hits_in(low, word) for c in reading.term(hit).codes[:1]
            )
            if len(codes) >= number:
                return tuple(codes)[:number]
        ranked = [code for code, _ in self._weights.most_common(number)]
        return tuple(ranked) if len(ranked) == number else ()
