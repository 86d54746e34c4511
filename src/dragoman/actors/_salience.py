"""Which party of the context a phrase stands for that names none: "he", "the police", "its embassy".

Every party that the document names is a candidate. A linear score over plain features of discourse (who is
the subject, who was named last, whether a country is only where it happens) ranks them; the weights are
fitted on the training split of the gold corpus by `training/actors/fit_salience.py`.
"""

import math
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.actors._chunks import Chunk
from dragoman.actors._reading import Reading
from dragoman.actors._terms import Kind
from dragoman.actors._words import listed

FEATURES = (
    "before_here", "after_here", "previous", "first", "subject", "subject_previous", "nearest", "share",
    "place", "person", "body", "located", "issuer", "adjacent", "group", "possessive", "same_clause",
    "object", "apposed", "topic", "same_head", "last_but_subject", "origin",
    "inside", "inside_after", "embassy", "shares", "follows",
)  # fmt: skip
"""What is measured of a candidate; each is 0 or 1 but for `share`, its part of all mentions."""

_INSIDE = frozenset({"in", "across", "throughout", "inside", "within"})
_LEADS = frozenset({"in", "of", "from", "at", "near"})
_LEADING = 7
_TOPIC = frozenset([":"])
_WINDOW = 40
"""Mentions on either side that are looked at, so that time stays linear."""


class Mention(NamedTuple):
    """A party named at a word of a sentence."""

    word: int
    sentence: int
    code: str
    kind: Kind
    place: bool
    subject: bool
    possessive: bool
    inside: bool
    heads: frozenset[str]
    """Nouns and offices of the phrase that the name stands in."""


class Candidate(NamedTuple):
    """A party of the context and how it is measured."""

    code: str
    features: tuple[float, ...]
    mention: Mention


@cache
def weights() -> Mapping[str, tuple[float, ...]]:
    """Return the weight of each feature by the kind of phrase."""
    data = tomllib.loads((files("dragoman.actors") / "data" / "salience.toml").read_text("utf-8"))
    return {kind: tuple(table.get(f, 0.0) for f in FEATURES) for kind, table in data.items()}


class _Heads:
    """The nouns of the phrase around a word."""

    def __init__(self, reading: Reading, chunks: Sequence[Chunk]) -> None:
        self._reading, self._chunks = reading, chunks
        self._firsts = [chunk.first for chunk in chunks]

    def at(self, word: int) -> frozenset[str]:
        """Return the words of the phrase that holds a word, without those that any phrase may have."""
        n = bisect_right(self._firsts, word) - 1
        if n < 0 or self._chunks[n].last <= word:
            return frozenset()
        chunk = self._chunks[n]
        words = self._reading.keys[chunk.first : min(chunk.last, chunk.first + 24)]
        return frozenset(_singular(w) for w in words if len(w) > 2 and w not in listed("common"))


def _preposition(reading: Reading, word: int) -> str:
    """Return the word before a name and what leads to it: "in" of "in the northern city of Mosul"."""
    for back in range(1, _LEADING):
        if back > word:
            break
        key = reading.keys[word - back]
        if key not in listed("leads_to") and not key.endswith("ern"):
            return key
    return ""


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _starts_clause(reading: Reading, word: int) -> bool:
    """Tell whether a phrase stands where a subject would."""
    if not word or any(mark in reading.gap(word) for mark in ".,;:!?\n"):
        return True
    return reading.keys[word - 1] in listed("clause")


def _one_clause(reading: Reading, one: int, other: int) -> bool:
    """Tell whether no new clause begins between two words."""
    low, high = min(one, other), max(one, other)
    if high - low > 30:
        return False
    begins = listed("clause")
    return not any(reading.keys[n] in begins or "," in reading.gap(n) for n in range(low + 1, high))


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
        self.mentions = self._collect(chunks, extra)
        self._words = [m.word for m in self.mentions]
        self.counts: dict[str, int] = {}
        for mention in self.mentions:
            self.counts[mention.code] = self.counts.get(mention.code, 0) + 1

    def _collect(self, chunks: Sequence[Chunk], extra: Iterable[tuple[int, str, Kind]]) -> list[Mention]:
        reading = self.reading
        named: list[tuple[int, str, Kind]] = list(extra)
        for hit in reading.hits:
            term = reading.term(hit)
            named.extend((hit.first, code, term.kind) for code in term.codes)
        mentions: list[Mention] = []
        last_sentence = -1
        colon = self.text_topic()
        heads = _Heads(reading, chunks)
        for word, code, kind in sorted(named, key=lambda n: n[0]):
            sentence = reading.sentence_at(reading.tokens[word].start)
            before = _preposition(reading, word)
            after = reading.keys[word + 1] if word + 1 < len(reading.keys) else ""
            mentions.append(
                Mention(
                    word,
                    sentence,
                    code,
                    kind,
                    before in listed("place_words"),
                    sentence != last_sentence and before not in listed("place_words"),
                    after == "'s",
                    before in _INSIDE,
                    heads.at(word) | (_TOPIC if word < colon else frozenset()),
                )
            )
            if before not in listed("place_words"):
                last_sentence = sentence
        return mentions

    def text_topic(self) -> int:
        """Return the word before which a heading like "Syrian civil war:" stands, or 0."""
        colon = self.reading.text.find(":", 0, 80)
        return self.reading.words((0, colon))[1] if colon > 0 else 0

    def candidates(self, first: int, last: int, name: tuple[str, ...] = ()) -> list[Candidate]:
        """Return every party that words `first` to `last` could stand for, measured; `name` is a person's."""
        reading = self.reading
        here = reading.sentence_at(reading.tokens[first].start) if first < len(reading.tokens) else 0
        low = bisect_left(self._words, first)
        high = bisect_left(self._words, last)
        near = self.mentions[max(0, low - _WINDOW) : low] + self.mentions[high : high + _WINDOW // 2]
        opening = self.mentions[:3]
        head = _singular(reading.keys[last - 1]) if last > first else ""
        starts_clause = _starts_clause(reading, first)
        apposed = last < len(reading.tokens) and reading.gap(last).startswith(",")
        by_code: dict[str, list[Mention]] = {}
        for mention in (*opening, *near):
            if not first <= mention.word < last:
                by_code.setdefault(mention.code, []).append(mention)
        before = [m for m in near if m.word < first]
        subject = next((m.code for m in near if m.sentence == here and m.subject and m.word < first), None)
        nouns_here = {_singular(w) for w in reading.keys[first:last] if len(w) > 3} - listed("common")
        leads = last < len(reading.keys) and reading.keys[last] in _LEADS
        following = next((m for m in near if m.word >= last), None)
        no_subject = next((m.code for m in reversed(before) if not m.subject), None)
        nearest = before[-1].code if before else (near[0].code if near else None)
        if self.issuer and self.issuer not in by_code:
            by_code[self.issuer] = []
        total = max(1, len(self.mentions))
        found = []
        for code, mentions in by_code.items():
            closest = min(mentions, key=lambda m: abs(m.word - first), default=None)
            same = [m for m in mentions if m.sentence == here]
            features = (
                float(any(m.word < first for m in same)),
                float(any(m.word >= last for m in same)),
                float(any(m.sentence == here - 1 for m in mentions)),
                float(bool(self.mentions) and self.mentions[0].code == code),
                float(any(m.subject and m.word < first for m in same)),
                float(any(m.subject and m.sentence == here - 1 for m in mentions)),
                float(code == nearest),
                math.sqrt(self.counts.get(code, 0) / total),
                float(bool(closest and closest.place)),
                float(any(m.kind == "person" for m in mentions)),
                float(len(code) != 3 or any(m.kind == "body" for m in mentions)),
                float(any(m.place for m in same)),
                float(code == self.issuer),
                float(bool(closest and abs(closest.word - first) <= 4)),
                float(any(m.kind == "group" for m in mentions)),
                float(any(m.possessive for m in mentions)),
                float(bool(closest and _one_clause(reading, closest.word, first))),
                float(not starts_clause and code == subject),
                float(bool(apposed and following and following.code == code and following.word - last < 10)),
                float(any(m.heads & _TOPIC for m in mentions)),
                float(any(head in m.heads for m in mentions)),
                float(code == no_subject),
                reading.knowledge.origins.fit(name, code) if name else 0.0,
                float(any(m.inside for m in same)),
                float(any(m.inside and m.word >= last for m in same)),
                float(bool(closest and "embassy" in closest.heads)),
                float(any(nouns_here & m.heads for m in mentions)),
                float(bool(following and following.code == code and following.word - last <= 5 and leads)),
            )
            mention = closest or Mention(first, here, code, "state", False, False, False, False, frozenset())
            found.append(Candidate(code, features, mention))
        return found

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

    def ranked(
        self, first: int, last: int, kind: str, name: tuple[str, ...] = ()
    ) -> list[tuple[float, Candidate]]:
        """Return the candidates with their probabilities, the likeliest first."""
        table = weights()
        weight = table.get(kind) or table["other"]
        scored = [
            (sum(w * f for w, f in zip(weight, c.features, strict=True)), c)
            for c in self.candidates(first, last, name)
        ]
        if not scored:
            return []
        top = max(score for score, _ in scored)
        total = sum(math.exp(score - top) for score, _ in scored)
        ranked = [(math.exp(score - top) / total, c) for score, c in scored]
        return sorted(ranked, key=lambda r: (-r[0], r[1].code))
