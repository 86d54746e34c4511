"""Finds quotations by their marks, straight or typographic."""

import re
from typing import NamedTuple

from dragoman.schema import Span

_CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
_MARK = re.compile(r"[\"“”„«»‘’]")


class Quote(NamedTuple):
    """A quotation: with its marks, and the words between them."""

    outer: Span
    inner: Span


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([—–-:/") and bool(after) and not after.isspace()


def find_quotes(text: str, line: Span) -> tuple[Quote, ...]:
    """Return the outermost quotations of one line of the text, in order.

    A quotation that never closes runs to the end of its line only where the next line opens another one
    (a speech over several paragraphs); otherwise its extent is unknown and it is left out.
    """
    found: list[Quote] = []
    start = -1
    closers = ""
    for match in _MARK.finditer(text, *line):
        at, mark = match.start(), match[0]
        if start < 0:
            if (mark == '"' and _opens(text, at)) or (mark in _CLOSING and _opens(text, at)):
                start, closers = at, _CLOSING.get(mark, '"')
        elif mark in closers:
            following = text[at + 1 : at + 2]
            if mark == "’" and following.isalpha():
                continue  # an apostrophe
            if mark == '"' and _opens(text, at) and not text[at - 1 : at].isspace():
                continue
            if mark == '"' and text[at - 1].isspace() and _opens(text, at):
                start = at  # the earlier mark was never closed
                continue
            if at > start + 1:
                found.append(Quote((start, at + 1), (start + 1, at)))
            start = -1
    if start >= 0 and line[1] > start + 1 and text[line[1] : line[1] + 2] in ('\n"', "\n“", "\n«"):
        found.append(Quote((start, line[1]), (start + 1, line[1])))
    return tuple(found)
