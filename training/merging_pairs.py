"""The annotated pairs of mentions, and the annotated events as merging sees them.

`annotations/pairs.jsonl` says of pairs of events of `../shared/corpus/gold.jsonl` and of
`annotations/passages.jsonl`, by id and number, whether they tell of one act. The corpus' texts stay where
they are.

Which pairs: the first 321 are two events of one type of the gold corpus in different texts, with the same
parties or at least two in common; all that were published up to two days apart (200), and 121 of those three
to seven days apart, drawn by chance. The other 784 are of all annotated events and were drawn by
`draw_pairs.py`, the likeliest most of all: they hold more pairs of one act than any news does.
The rule of annotation: one act is one meeting, call, visit, message, decision or deed of the same parties. A
meeting within a visit is another act than the visit; sessions of the same people on one day are one meeting,
unless the texts tell them apart; on two days they are two. What is planned is another act than what is done.
Null: the texts do not tell. Each pair was judged by reading both passages, long ones as some 200 characters
on each side of the trigger; one pass by a language model under this rule, as the corpus itself; no second
opinion.

Pairs of even years are for tuning, those of odd years for the figures.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.documents import from_text
from dragoman.language import split_sentences
from dragoman.merging import Mention, Side

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "shared" / "corpus"
GOLD = CORPUS / "gold.jsonl"
PASSAGES = HERE / "annotations" / "passages.jsonl"
_TEXTS = {"wcep": "wcep_2002-2023.jsonl.gz", "kremlin": "kremlin_2000-2017.jsonl.gz"}
PAIRS = HERE / "annotations" / "pairs.jsonl"
FIRST = 321
"""Pairs that were not drawn by `draw_pairs.py`."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions by key, and whether they tell of one act; null where the texts do not tell."""

    one: str
    other: str
    same: bool | None
    tuning: bool


def mentions() -> dict[str, Mention]:
    """Return the mentions of the gold corpus and of the further passages by key: ``id#number``."""
    return {mention.key: mention for text in texts() for mention in text.mentions()}


def pairs() -> list[Pair]:
    """Return the annotated pairs."""
    years = {text.id: int(text.published[:4]) for text in texts()}
    with PAIRS.open(encoding="utf-8") as lines:
        return [
            Pair(
                f"{row['a']}#{row['a_event']}",
                f"{row['b']}#{row['b_event']}",
                row["same"],
                years[row["a"]] % 2 == 0,
            )
            for row in map(json.loads, lines)
        ]


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated text; the spans of its events count from its start."""

    id: str
    published: str
    text: str
    origin: str
    events: tuple[dict[str, Any], ...]

    @property
    def page(self) -> str:
        """What the text is a part of: of the Kremlin's pages several parts may be annotated."""
        return self.id.partition("-p")[0] if self.id.startswith("kremlin") else self.id

    def mentions(self) -> Iterator[Mention]:
        """Yield each event as merging sees it."""
        document = from_text(self.text, published=self.published, language="en")
        sentences = split_sentences(document)
        for number, event in enumerate(self.events):
            at = event["trigger"][0]
            span = next((s.span for s in sentences if s.span[0] <= at < s.span[1]), (0, len(self.text)))
            when, about = event["date"], event["about"]
            yield Mention(
                key=f"{self.id}#{number}",
                document=self.id,
                type=event["type"],
                mode=event["mode"],
                status=event["status"],
                actors=tuple(Side(p["code"], self._words(p)) for p in event["actors"]),
                recipients=tuple(Side(p["code"], self._words(p)) for p in event["recipients"]),
                start=date.fromisoformat(when["start"]) if when else None,
                end=date.fromisoformat(when["end"]) if when else None,
                published=date.fromisoformat(self.published),
                place=self._words(event["place"]) if event["place"] else None,
                country=None,
                about=(about["type"], about["mode"]) if about else None,
                speaker=event["speaker"]["code"] if event["speaker"] else None,
                trigger=self.text[slice(*event["trigger"])],
                sentence=self.text[slice(*span)],
                source=self.origin,
            )

    def _words(self, place: Any) -> str:
        start, end = place["span"] if isinstance(place, dict) else place
        return self.text[start:end]


def texts() -> Iterator[Text]:
    """Yield the gold corpus, then the further passages."""
    origins = {}
    for row in _rows(GOLD):
        origins[row["id"].partition("-")[0]] = row["origin"]
        yield Text(row["id"], row["published"], row["text"], row["origin"], tuple(row["events"]))
    sources = {name: _sources(CORPUS / file) for name, file in _TEXTS.items()}
    for row in _rows(PASSAGES):
        source = sources[row["source"]][row["id"]]
        text = source[row["field"]][row["start"] : row["end"]]
        yield Text(row["id"], source["published"], text, origins[row["source"]], tuple(row["events"]))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _sources(file: Path) -> dict[str, dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}
