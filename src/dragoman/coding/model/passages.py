"""Cuts a document into the passages that are encoded, each with what stands before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dragoman.analysis import Analysis
from dragoman.schema import Span

_SENTENCES: Final = 3
"""Sentences of a passage, as many as the annotated passages have."""

_CHARACTERS: Final = 700
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the document that is read at once, and the words before it."""

    span: Span
    context: str


def cut(analysis: Analysis) -> Iterator[Passage]:
    """Yield the passages in text order: up to three sentences of one block, and nothing of another kind."""
    text = analysis.document.text
    title = analysis.document.title or ""
    before = title
    held: list[Span] = []
    kind = None
    for sentence in analysis.sentences:
        for piece in _pieces(text, sentence.span):
            apart = bool(held) and ("\n" in text[held[-1][1] : piece[0]] or sentence.block != kind)
            long = bool(held) and (len(held) == _SENTENCES or piece[1] - held[0][0] > _CHARACTERS)
            if apart or long:
                yield Passage((held[0][0], held[-1][1]), before)
                before = f"{title} {text[slice(*held[-1])]}".strip()
                held = []
            held.append(piece)
            kind = sentence.block
    if held:
        yield Passage((held[0][0], held[-1][1]), before)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence, cut at spaces where it is too long to be read at once."""
    start, end = sentence
    while end - start > _CHARACTERS:
        spaces = list(_SPACE.finditer(text, start + _CHARACTERS // 2, start + _CHARACTERS))
        at, after = spaces[-1].span() if spaces else (start + _CHARACTERS, start + _CHARACTERS)
        yield start, at
        start = after
    if start < end:
        yield start, end
