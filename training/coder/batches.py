"""Pads examples into batches."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

IGNORED = -100
_FIELDS = ("type", "mode", "status", "dating", "about", "about_mode")


@dataclass
class Example:
    """A passage in arrays with one entry a piece; tags stand on the first piece of each word, else
    `IGNORED`."""

    id: str
    ids: np.ndarray
    segments: np.ndarray
    capitals: np.ndarray
    firsts: np.ndarray
    words: np.ndarray
    triggers: np.ndarray
    mentions: np.ndarray
    events: list["Act"]


@dataclass
class Act:
    """An event of a passage: the words of its trigger, its tags by piece, and its fields."""

    trigger: tuple[int, int]
    roles: np.ndarray
    settings: np.ndarray
    fields: list[int]


@dataclass
class Batch:
    """Examples side by side; `rows` says which passage each trigger belongs to."""

    ids: Tensor
    segments: Tensor
    capitals: Tensor
    words: Tensor
    triggers: Tensor
    mentions: Tensor
    rows: Tensor
    marks: Tensor
    roles: Tensor
    settings: Tensor
    fields: Tensor
    """Type, mode, status, dating, about and about_mode of each trigger, [triggers, 6]."""

    def to(self, device: str) -> "Batch":
        """Move it to a device."""
        return Batch(
            *(getattr(self, name).to(device, non_blocking=True) for name in self.__dataclass_fields__)
        )


def to_example(raw: Mapping[str, Any]) -> Example:
    """Return an example as it was prepared, in arrays."""
    firsts = np.array(raw["firsts"], dtype=np.int64)

    def placed(tags: Iterable[int]) -> np.ndarray:
        row = np.full(len(raw["ids"]), IGNORED, dtype=np.int64)
        row[firsts] = list(tags)
        return row

    return Example(
        id=raw["id"],
        ids=np.array(raw["ids"], dtype=np.int64),
        segments=np.array(raw["segments"], dtype=np.int64),
        capitals=np.array(raw["capitals"], dtype=np.int64),
        firsts=firsts,
        words=np.array(raw["word_of"], dtype=np.int64),
        triggers=placed(raw["triggers"]),
        mentions=placed(raw["mentions"]),
        events=[
            Act(
                (e["trigger"][0], e["trigger"][1]),
                placed(e["roles"]),
                placed(e["settings"]),
                [e[f] for f in _FIELDS],
            )
            for e in raw["events"]
        ],
    )


def collate(examples: Sequence[Example], rng: random.Random | None = None) -> Batch:
    """Return a batch. With `rng`, some triggers lose a word: those that are found later are not cut as
    neatly."""
    length = max(len(e.ids) for e in examples)
    rows = [(n, act) for n, e in enumerate(examples) for act in e.events]

    def padded(values: Sequence[np.ndarray], fill: int) -> Tensor:
        out = np.full((len(values), length), fill, dtype=np.int64)
        for n, value in enumerate(values):
            out[n, : len(value)] = value
        return torch.from_numpy(out)

    marks = np.zeros((len(rows), length), dtype=np.int64)
    for i, (n, act) in enumerate(rows):
        start, end = act.trigger
        if rng and end - start > 1 and rng.random() < 0.3:
            start, end = rng.choice(((start, end - 1), (start + 1, end), (start, start + 1)))
        words = examples[n].words
        marks[i, : len(words)] = (words >= start) & (words < end)
    return Batch(
        ids=padded([e.ids for e in examples], 0),
        segments=padded([e.segments for e in examples], 0),
        capitals=padded([e.capitals for e in examples], 0),
        words=padded([e.words for e in examples], -1),
        triggers=padded([e.triggers for e in examples], IGNORED),
        mentions=padded([e.mentions for e in examples], IGNORED),
        rows=torch.tensor([n for n, _ in rows], dtype=torch.long),
        marks=torch.from_numpy(marks),
        roles=padded([act.roles for _, act in rows], IGNORED),
        settings=padded([act.settings for _, act in rows], IGNORED),
        fields=torch.tensor([act.fields for _, act in rows], dtype=torch.long).view(-1, len(_FIELDS)),
    )
