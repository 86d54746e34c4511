"""Reads the annotated texts: the gold corpus, and the further annotations of this project.

The annotations under `training/annotations` are stand-off where the text is not ours: an id, a field, the
offsets of a passage, and events whose spans count from its start. The texts stay in `../shared`.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.schema import Span

_LONGEST = 700
_PARAGRAPHS = 4
RUNS = {
    1: ("news.jsonl", "commentary.jsonl"),
    2: ("news.jsonl", "passages.jsonl", "commentary.jsonl"),
    3: ("news.jsonl", "commentary.jsonl", "written.jsonl"),
}
"""The further annotations that each run of the training learns from, beside the gold corpus."""
_CORPORA = {"wcep": "wcep_2002-2023.jsonl.gz", "kremlin": "kremlin_2000-2017.jsonl.gz"}


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event; spans are offsets into its item's text, and parties are spans alone."""

    type: str
    mode: str | None
    status: str
    trigger: Span
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    speaker: Span | None
    place: Span | None
    time: Span | None
    dating: str
    """What dates it: ``published``, ``expression`` or ``nothing``."""
    about: tuple[str, str | None] | None


@dataclass(frozen=True, slots=True)
class Item:
    """A passage, what stands before it, and the events it tells."""

    id: str
    text: str
    context: str
    split: str
    events: tuple[GoldEvent, ...]


def read_items(shared: Path, annotations: Path, further: Sequence[str] = RUNS[2]) -> list[Item]:
    """Return the annotated items: the gold corpus, then the files of further annotations that are named.

    `split` is train, dev or further (not gold).
    """
    with (shared / "corpus" / "gold.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    corpora = {name: _corpus(shared / "corpus" / file) for name, file in _CORPORA.items()}
    items = [
        _item(row, row["text"], _context(corpora, row["id"]), row["split"], row["published"]) for row in rows
    ]
    used = {row["text"] for row in rows}
    for name in further:
        for row in _rows(annotations / name):
            if "text" in row:  # of our own writing
                items.append(_item(row, row["text"], row["context"] or "", "further", row["published"]))
                continue
            source = corpora[row["source"]][row["id"]]
            text = source[row["field"]][row["start"] : row["end"]]
            if text not in used:
                items.append(_item(row, text, _title(source), "further", source["published"]))
    return items


def read_unlabelled(shared: Path, annotations: Path, further: Sequence[str] = RUNS[1]) -> list[Item]:
    """Return passages that nobody annotated; pages and items of which a part is annotated, in the gold corpus
    or in the files that are named, are left out.
    """
    with (shared / "corpus" / "gold.jsonl").open(encoding="utf-8") as lines:
        used = {_page(json.loads(line)["id"]) for line in lines}
    used |= {_page(row["id"]) for name in further for row in _rows(annotations / name)}
    items = []
    for name, file in _CORPORA.items():
        for row in _corpus(shared / "corpus" / file).values():
            if row["id"] in used:
                continue
            passages = [row["text"]] if name == "wcep" else _passages(row)
            context = _title(row)
            items += [Item(f"{row['id']}-{n}", text, context, "train", ()) for n, text in enumerate(passages)]
    return [item for item in items if 40 <= len(item.text) <= _LONGEST]


def _passages(page: Mapping[str, Any]) -> list[str]:
    lead = f"{page['title']}. {page['lead']}" if page["lead"] else ""
    return [lead, *page["text"].split("\n")[:_PARAGRAPHS]]


def _page(id: str) -> str:  # noqa: A002
    return id.partition("-p")[0] if id.startswith("kremlin") else id


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _corpus(file: Path) -> dict[str, dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def _context(corpora: Mapping[str, Mapping[str, dict[str, Any]]], id: str) -> str:  # noqa: A002
    source, _, _ = id.partition("-")
    found = corpora.get(source, {}).get(_page(id))
    return _title(found) if found else ""


def _title(source: Mapping[str, Any]) -> str:
    return str(source.get("title") or "")


def _item(row: Mapping[str, Any], text: str, context: str, split: str, published: str) -> Item:
    if context and text.startswith(context):
        context = ""
    events = tuple(_event(event, published) for event in row["events"])
    return Item(row["id"], text, context, split, events)


def _event(event: Mapping[str, Any], published: str) -> GoldEvent:
    date = event["date"]
    time = tuple(date["span"]) if date and date["span"] else None
    today = bool(date) and date["start"] == date["end"] == published
    about = event["about"]
    return GoldEvent(
        type=event["type"],
        mode=event["mode"],
        status=event["status"],
        trigger=tuple(event["trigger"]),
        actors=_spans(event["actors"]),
        recipients=_spans(event["recipients"]),
        speaker=_span(event["speaker"]),
        place=_span(event["place"]),
        time=time,
        dating="expression" if time else "published" if today else "nothing",
        about=(about["type"], about.get("mode")) if about else None,
    )


def _span(value: Any) -> Span | None:
    if value is None:
        return None
    found = value["span"] if isinstance(value, dict) else value
    return (found[0], found[1])


def _spans(parties: list[Any]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for party in parties if (span := _span(party))))
