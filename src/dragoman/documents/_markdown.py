"""Markdown: its front matter, and its blocks over the untouched text.

The marks stay in the text, because offsets count in it; a block's span leaves out those at its start.
"""

import re
from typing import NamedTuple

from dragoman.documents._lines import item_mark
from dragoman.documents.document import Block, BlockKind

_LONGEST_FRONT_MATTER = 10_000
_FIELD = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")
_GOES_ON = re.compile(r"[ \t]|- |#|$")

_LINE = re.compile(r"[^\n]+")
_HEADING = re.compile(r"#{1,6}(?:[ \t]+|$)")
_HEADING_END = re.compile(r"[ \t]+#+$")
_UNDERLINE = re.compile(r"(?:=+|-{2,})$")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])$")
_EMPHASIS = re.compile(r"(?:\*[^*]+\*|_[^_]+_)$")
_QUOTE = re.compile(r"(?:>[ \t]?)+")


class FrontMatter(NamedTuple):
    """The fields that a Markdown file states about itself; none where it does not."""

    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None


_NAMES = {"published": "date", "lang": "language", "publisher": "source", "link": "url"}


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return the fields between the opening lines ``---`` and the text after them.

    A text that only opens with a rule is returned as it is.
    """
    if not text.startswith("---\n"):
        return FrontMatter(), text
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE).search(text, 4, _LONGEST_FRONT_MATTER)
    if end is None:
        return FrontMatter(), text
    fields: dict[str, str] = {}
    for line in text[4 : end.start()].splitlines():
        if field := _FIELD.match(line):
            name = field[1].lower()
            fields.setdefault(_NAMES.get(name, name), _unquoted(field[2] or ""))
        elif not _GOES_ON.match(line):
            return FrontMatter(), text
    known = {name: fields[name] for name in FrontMatter._fields if fields.get(name)}
    return FrontMatter(**known), text[end.end() :].lstrip("\n")


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def find_markdown_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; the lines of a paragraph or an item make one block."""
    blocks: list[Block] = []
    before = ""  # the line above, stripped; empty where it is blank or ends its block
    end = 0
    for found in _LINE.finditer(text):
        line = found.group().strip()
        if text.count("\n", end, found.start()) > 1 or not line:
            before = before if _IMAGE.match(before) else ""
        if line:
            start = found.start() + found.group().index(line)
            before = _add(blocks, line, start, before)
            end = found.end()
    return tuple(blocks)


def _add(blocks: list[Block], line: str, start: int, before: str) -> str:
    """Add a line to the blocks, and return it where the next line may go on with it."""
    stop = start + len(line)
    image = _IMAGE.match(line)
    if image:
        span = (start + 2, start + 2 + len(image[1])) if image[1].strip() else (start, stop)
        blocks.append(Block("caption", span))
        return line
    if _IMAGE.match(before):
        if _EMPHASIS.match(line):
            blocks.append(Block("caption", (start, stop)))
            return ""
        before = ""
    if heading := _HEADING.match(line):
        close = _HEADING_END.search(line)
        inner = (start + heading.end(), start + (close.start() if close else len(line)))
        blocks.append(Block("heading", inner if inner[0] < inner[1] else (start, stop)))
        return ""
    if before and _UNDERLINE.match(line) and blocks[-1].kind == "paragraph":
        blocks[-1] = Block("heading", blocks[-1].span)
        blocks.append(Block("paragraph", (start, stop)))
        return ""
    if _RULE.match(line) or line.startswith(("|", "```", "~~~")):
        blocks.append(Block("paragraph", (start, stop)))
        return ""
    mark = item_mark(line)
    if before and not mark and line[0] != ">":
        blocks[-1] = Block(blocks[-1].kind, (blocks[-1].span[0], stop))
        return line
    quote = _QUOTE.match(line)
    skip = mark or (quote.end() if quote and quote.end() < len(line) else 0)
    kind: BlockKind = "item" if mark else "paragraph"
    blocks.append(Block(kind, (start + skip, stop)))
    return line
