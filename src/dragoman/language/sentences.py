"""Sentences: where one ends, by rules over the full stop.

No light, maintained library gives sentences with exact offsets into the untouched text, so the rules
are our own: a boundary is a stop, then white space, unless an abbreviation, an initial, a number or a
small letter speaks against it. Headings and captions are one sentence each.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dragoman.analysis import Sentence
from dragoman.documents.document import Block, Document

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)")
_OPENING = "\"'“‘«([—–- \t\u00a0"
_WORD = re.compile(r"[^\W_]+")
_LONGEST_ABBREVIATION = 12
_LINE = re.compile(r"[^\n]+")


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files(__package__).joinpath("abbreviations.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """Split a document into sentences, in text order.

    Their spans are trimmed, do not overlap, stay inside a block, and together cover every character of
    the blocks that is not white space. A document without blocks is taken line by line.
    """
    blocks = document.blocks or tuple(_lines(document.text))
    return tuple(sentence for block in blocks for sentence in _split(document.text, block))


def _lines(text: str) -> Iterator[Block]:
    for line in _LINE.finditer(text):
        if not line.group().isspace():
            yield Block("paragraph", line.span())


def _split(text: str, block: Block) -> Iterator[Sentence]:
    start, end = block.span
    if block.kind in ("paragraph", "item"):
        for stop in _STOP.finditer(text, start, end):
            if _is_boundary(text, start, stop, end):
                yield from _trimmed(text, start, stop.end(), block)
                start = stop.end()
    yield from _trimmed(text, start, end, block)


def _trimmed(text: str, start: int, end: int, block: Block) -> Iterator[Sentence]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield Sentence((start, end), block.kind)


def _is_boundary(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    position = stop.end()
    while position < end and text[position].isspace():
        position += 1
    first = position
    while position < end and text[position] in _OPENING:
        position += 1
    if position == end:
        return first < end and text[first] not in ")]"
    following = _WORD.match(text, position, end)
    if text[position].islower():
        return False
    marks = stop.group().rstrip("\"'”’»)]")
    if marks != "." or len(stop.group()) > 1:
        return True
    return _ends_sentence(text, start, stop.start(), following.group() if following else "")


def _ends_sentence(text: str, start: int, stop: int, following: str) -> bool:
    """Say whether a lone full stop after a word ends a sentence, given the word after it."""
    begin = stop
    floor = max(start, stop - _LONGEST_ABBREVIATION)
    while begin > floor and (text[begin - 1].isalnum() or text[begin - 1] in ".&"):
        begin -= 1
    word = text[begin:stop]
    if not word:
        return True
    known = _abbreviations()
    lower = word.lower()
    if word.isdigit():
        return bool(text[start:begin].strip())  # "1. The parties" is a numbered item
    if lower in known["titles"]:
        return not word[0].isupper() and len(word) < 2
    if lower in known["counters"]:
        return not following[:1].isdigit()
    initials = all(len(part) == 1 and part.isupper() for part in word.split("."))
    if lower in known["closing"] or initials:
        return (len(word) > 1 or word == "I") and following.lower() in known["openers"] and following != "I"
    return True
