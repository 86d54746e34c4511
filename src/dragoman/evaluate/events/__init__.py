"""The test set `events`: dated news texts, annotated with who did what to whom.

Items go through the whole pipeline. `_score` defines the figures, `_told` what of an event is scored.
"""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from dragoman import pipeline
from dragoman.coding import Coder
from dragoman.evaluate._result import Data, Result
from dragoman.evaluate._set import Progress, PublicSet, read_items
from dragoman.evaluate.events._confidence import reliability_of
from dragoman.evaluate.events._corpus import AnnotatedItem
from dragoman.evaluate.events._pairs import confusion
from dragoman.evaluate.events._parties import fates
from dragoman.evaluate.events._score import score
from dragoman.evaluate.events._told import Told
from dragoman.schema import CoderIdentity, Event

__all__ = ["SET", "AnnotatedItem", "Told", "figures_of", "read_corpus", "score"]

_FILE: Final = "corpus/gold.jsonl"
_ASKS: Final = "who did what to whom: events of dated news texts"


def read_corpus(file: Path, split: str) -> list[AnnotatedItem]:
    """Return the items of a part of the annotated corpus; raises `InputError` where a line is damaged."""
    return [item for item in read_items(file, AnnotatedItem) if item.split == split]


def figures_of(
    coded: Iterable[tuple[AnnotatedItem, Sequence[Event]]], data: Data, coder: CoderIdentity, seconds: float
) -> Result:
    """Return the figures of what was coded, item by item."""
    told = [
        (tuple(map(Told.annotated, item.events)), tuple(map(Told.coded, events))) for item, events in coded
    ]
    return Result(
        name="events",
        asks=_ASKS,
        data=data,
        coder=coder,
        seconds=seconds,
        figures=score(told),
        confusion=confusion(told),
        parties=fates(told),
        reliability=reliability_of(told),
    )


def _measure(file: Path, coder: Coder, split: str, progress: Progress) -> Result:
    items = read_corpus(file, split)
    coded = []
    started = time.perf_counter()
    for item in items:
        coded.append((item, coder.code(pipeline.analyse(item.document()))))
        progress(len(coded), len(items))
    seconds = time.perf_counter() - started
    return figures_of(coded, Data.of(file, _FILE, split, len(items)), coder.identity, seconds)


SET: Final = PublicSet("events", _FILE, _ASKS, ("dev", "train"), _measure)
