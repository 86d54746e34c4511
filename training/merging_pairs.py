"""The annotated pairs of mentions, and the mentions of the gold corpus as merging sees them.

`annotations/pairs.jsonl` says of pairs of events of `../shared/corpus/gold.jsonl`, by id and number, whether
they tell of one act. The corpus' texts stay where they are.

Which pairs: two events of one type in different texts, with the same parties or at least two in common; all
that were published up to two days apart (200), and 121 of those three to seven days apart, drawn by chance.
The rule of annotation: one act is one meeting, call, visit, message, decision or deed of the same parties. A
meeting within a visit is another act than the visit; sessions of the same people on one day are one meeting,
unless the texts tell them apart; on two days they are two. What is planned is another act than what is done.
Null: the texts do not tell. One pass by a language model under this rule, as the corpus itself; no second
opinion.

Pairs of even years are for tuning, those of odd years for the figures.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.documents import from_text
from dragoman.language import split_sentences
from dragoman.merging import Mention, Side

HERE = Path(__file__).parent
GOLD = HERE.parents[1] / "shared" / "corpus" / "gold.jsonl"
PAIRS = HERE / "annotations" / "pairs.jsonl"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions by key, and whether they tell of one act; null where the texts do not tell."""

    one: str
    other: str
    same: bool | None
    tuning: bool


def mentions() -> dict[str, Mention]:
    """Return the mentions of the gold corpus by key: ``id#number``."""
    found: dict[str, Mention] = {}
    with GOLD.open(encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            document = from_text(item["text"], published=item["published"], language="en")
            sentences = split_sentences(document)
            for number, event in enumerate(item["events"]):
                at = event["trigger"][0]
                span = next(
                    (s.span for s in sentences if s.span[0] <= at < s.span[1]), (0, len(item["text"]))
                )
                when, place, about = event["date"], event["place"], event["about"]
                key = f"{item['id']}#{number}"
                found[key] = Mention(
                    key=key,
                    document=item["id"],
                    type=event["type"],
                    mode=event["mode"],
                    status=event["status"],
                    actors=tuple(Side(p["code"], p["text"]) for p in event["actors"]),
                    recipients=tuple(Side(p["code"], p["text"]) for p in event["recipients"]),
                    start=date.fromisoformat(when["start"]) if when else None,
                    end=date.fromisoformat(when["end"]) if when else None,
                    published=date.fromisoformat(item["published"]),
                    place=place["text"] if place else None,
                    country=None,
                    about=(about["type"], about["mode"]) if about else None,
                    speaker=event["speaker"]["code"] if event["speaker"] else None,
                    trigger=event["trigger_text"],
                    sentence=item["text"][slice(*span)],
                    source=item["origin"],
                )
    return found


def pairs() -> list[Pair]:
    """Return the annotated pairs."""
    years = {}
    with GOLD.open(encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            years[item["id"]] = int(item["published"][:4])
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
