"""Which party of the context a phrase stands for that names none: "he", "the police", "its embassy".

Every party that the document names is a candidate. A linear score over plain features of discourse (who is
the subject, who was named last, where it happens) ranks them; the weights are fitted on the training split
of the gold corpus by `training/actors/fit_salience.py`.
"""

import math
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from dragoman.actors._chunks import Chunk
from dragoman.actors._features import FEATURES, Candidate, Here, measure
from dragoman.actors._presence import Mention, collect
from dragoman.actors._reading import Reading
from dragoman.actors._terms import Kind

_WINDOW = 40
"""Mentions before a phrase that are looked at (half as many after it), so that time stays linear."""
_OPENING = 3
"""Mentions at the beginning of a document that stay candidates throughout."""


@cache
def weights() -> Mapping[str, tuple[float, ...]]:
    """Return the weight of each feature by the kind of phrase."""
    data = tomllib.loads((files("dragoman.actors") / "data" / "salience.toml").read_text("utf-8"))
    return {kind: tuple(table.get(name, 0.0) for name in FEATURES) for kind, table in data.items()}


class Salience:
    """The parties of a document by position."""

    def __init__(
        self,
        reading: Reading,
        chunks: Sequence[Chunk],
        extra: Iterable[tuple[int, str, Kind]],
        issuer: str | None,
    ) -> None:
        self.reading = reading
        self.issuer = issuer
        self.mentions: list[Mention] = list(collect(reading, chunks, extra))
        self.counts = Counter(m.code for m in self.mentions)
        self._words = [m.word for m in self.mentions]

    def candidates(self, first: int, last: int, name: tuple[str, ...] = ()) -> list[Candidate]:
        """Return every party that words `first` to `last` could stand for; `name` is a person's."""
        reading = self.reading
        low, high = bisect_left(self._words, first), bisect_left(self._words, last)
        near = self.mentions[max(0, low - _WINDOW) : low] + self.mentions[high : high + _WINDOW // 2]
        here = Here(
            reading=reading,
            first=first,
            last=last,
            sentence=reading.sentence_at(reading.tokens[first].start) if first < len(reading.tokens) else 0,
            near=near,
            name=name,
            issuer=self.issuer,
            opening=self.mentions[0].code if self.mentions else None,
        )
        by_code: dict[str, list[Mention]] = {self.issuer: []} if self.issuer else {}
        for mention in (*self.mentions[:_OPENING], *near):
            if not first <= mention.word < last:
                by_code.setdefault(mention.code, []).append(mention)
        total = max(1, len(self.mentions))
        return [Candidate(code, found, self.counts[code] / total, here) for code, found in by_code.items()]

    def ranked(
        self,
        first: int,
        last: int,
        kind: str,
        name: tuple[str, ...] = (),
        apart: frozenset[str] = frozenset(),
    ) -> list[tuple[float, Candidate]]:
        """Return the candidates but those `apart`, with their probabilities, the likeliest first."""
        weight = weights().get(kind) or weights()["other"]
        found = [c for c in self.candidates(first, last, name) if c.code not in apart]
        scores = [sum(w * f for w, f in zip(weight, measure(c), strict=True)) for c in found]
        top = max(scores, default=0.0)
        total = sum(math.exp(score - top) for score in scores)
        ranked = [(math.exp(score - top) / total, c) for score, c in zip(scores, found, strict=True)]
        return sorted(ranked, key=lambda r: (-r[0], r[1].code))

    def last_named(self, first: int, many: int) -> tuple[str, ...]:
        """Return the parties of this sentence, else of this and the one before, where they are as many.

        Places do not count: "the two leaders" who met in Beijing are not China's.
        """
        if first >= len(self.reading.tokens):
            return ()
        here = self.reading.sentence_at(self.reading.tokens[first].start)
        low = bisect_left(self._words, first)
        codes: dict[str, None] = {}
        sentence = here
        for mention in reversed(self.mentions[max(0, low - _WINDOW) : low]):
            if mention.sentence < here - 1:
                break
            if mention.sentence != sentence:
                if len(codes) == many:
                    break
                sentence = mention.sentence
            if not mention.place and len(mention.code) == 3:
                codes[mention.code] = None
        return tuple(reversed(codes)) if len(codes) == many else ()
