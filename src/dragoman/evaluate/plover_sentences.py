"""The test set `plover-sentences`: the type of the act between two parties that are marked in a sentence.

15 types, as in the test set: CONCEDE and RETREAT are one, YIELD. Source: Hu et al. (2024), "Leveraging
codebook knowledge with NLI and ChatGPT for zero-shot political relation classification", PLV. It only
measures: nothing was learned or tuned on it.
"""

import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel

from dragoman import pipeline
from dragoman.coding import Coder
from dragoman.coding.model import ModelCoder
from dragoman.documents import from_text
from dragoman.evaluate._result import Confusion, Data, Result, Share
from dragoman.evaluate._set import Progress, PublicSet, among, read_items
from dragoman.ontology import event_types
from dragoman.schema import Event, Span

_FILE: Final = "types/plv_train.jsonl"
_ASKS: Final = "which type of act stands between two marked parties"
_MARK: Final = re.compile(r"</?([st])>")
_YIELD: Final = "YIELD"
_MERGED: Final = {"CONCEDE": _YIELD, "RETREAT": _YIELD}
_NAMES: Final = tuple(dict.fromkeys(_MERGED.get(name, name) for name in event_types()))


class _Act(BaseModel):
    code: Annotated[str, AfterValidator(lambda code: among(code, _NAMES))]
    marked: str


class _Sentence(BaseModel):
    id: str
    text: str
    events: list[_Act]


def marked_spans(marked: str) -> tuple[Span, ...]:
    """Return the spans between <s> and </s>, <t> and </t>, as offsets into the sentence without the marks."""
    found: list[Span] = []
    shift, start = 0, None
    for mark in _MARK.finditer(marked):
        at = mark.start() - shift
        shift += len(mark[0])
        if not mark[0].startswith("</"):
            start = at
        elif start is not None:
            found.append((start, at))
            start = None
    return tuple(found)


def chosen_type(text: str, parties: Sequence[Span], coder: Coder) -> str | None:
    """Return the type that a coder gives to what stands between two parties of a sentence.

    The trained coder is made to choose; any other gives the event with most of these parties, the surest of
    several, and None where it codes none.
    """
    analysis = pipeline.analyse(from_text(text, language="en"))
    if isinstance(coder, ModelCoder):
        reading = coder.likeliest(analysis, parties)
        return reading.type if reading else None
    best = max(coder.code(analysis), key=lambda e: (_touched(e, parties), e.confidence), default=None)
    return best.type if best else None


def _touched(event: Event, parties: Sequence[Span]) -> int:
    spans = [party.span for party in (*event.actors, *event.recipients)]
    return sum(any(s[0] < end and start < s[1] for s in spans) for start, end in parties)


def _measure(file: Path, coder: Coder, _split: str, progress: Progress) -> Result:
    sentences = read_items(file, _Sentence)
    asked = [(sentence, act) for sentence in sentences for act in sentence.events]
    answers: list[tuple[str, str | None]] = []
    started = time.perf_counter()
    for done, (sentence, act) in enumerate(asked, 1):
        given = chosen_type(sentence.text, marked_spans(act.marked), coder)
        answers.append((act.code, _MERGED.get(given, given) if given else None))
        progress(done, len(asked))
    seconds = time.perf_counter() - started
    return Result(
        name=SET.name,
        asks=_ASKS,
        data=Data.of(file, _FILE, None, len(asked)),
        coder=coder.identity,
        seconds=seconds,
        figures={"accuracy": Share(sum(code == given for code, given in answers), len(answers))},
        confusion=Confusion.of(answers, _NAMES),
    )


SET: Final = PublicSet("plover-sentences", _FILE, _ASKS, (), _measure)
