"""Blocks of plain text: what each line serves as, by its looks and its neighbours.

The rule, in order. A line with a list mark is an item. A line that says "Photo: …" or ends in
"(Photo by …)" is a caption. The first of several lines is a heading where it is short. A short line
after a blank line and before a long one is a caption where it has eight words or more, or a preposition
before a name ("outside the venue in Dushanbe"); else it is a heading. Everything else is a paragraph.
Short: no mark at the end that closes a sentence, at most 100 characters.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from dragoman.documents.document import Block, BlockKind
from dragoman.schema import Span

SHORT = 100
_TITLE = 140
_WORDS_OF_A_CAPTION = 8
_WRAPPED = range(40, 121)

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"(?:[-*•‣▪]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
_CLOSED = re.compile(r"[.!?;:,…。！？；：，][\"'”’»)\]」]*$")
_QUESTION = re.compile(r"[!?！？][\"'”’»)\]」]*$")
_PICTURE = re.compile(
    r"[\[(]?(?:file )?(?:photo|image|picture|illustration|caption)s?(?: (?:by|credit|courtesy)\b| ?[:/©])"
    r"|(?:pictured|in the (?:photo|picture|image)|on the (?:photo|picture))\b ?[:,]",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[\[(](?:photo|image|picture)s?(?: by\b| credit\b| courtesy\b|:)[^()\[\]]*[\])]\.?$", re.IGNORECASE
)
_PLACED = re.compile(
    r"\b(?:in|at|on|outside|inside|near|with|before|during|from|beside|between)"
    r" (?:the |a |an |his |her |their )?[A-Z]"
)
_DATE = re.compile(r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}[./]\d{1,2}\b")


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return a block for every line that is not blank, trimmed of white space, in order.

    In a text broken at a fixed width, the lines of a paragraph make one block.
    """
    spans = [_trim(text, line.span()) for line in _LINE.finditer(text) if not line.group().isspace()]
    if _is_wrapped(text, spans):
        spans = _joined(text, spans)
    return tuple(Block(_kind(text, spans, i), span) for i, span in enumerate(spans))


def item_mark(line: str) -> int:
    """Return how many characters of a line are its list mark and the space after it."""
    mark = _ITEM.match(line)
    return mark.end() if mark else 0


def _kind(text: str, spans: Sequence[Span], i: int) -> BlockKind:
    line = text[slice(*spans[i])]
    if item_mark(line):
        return "item"
    if _PICTURE.match(line) or (len(line) <= 2 * SHORT and _CREDIT.search(line)):
        return "caption"
    if i == 0:
        return "heading" if len(spans) > 1 and _may_be_title(line) else "paragraph"
    if i + 1 == len(spans) or not _is_short(line):
        return "paragraph"
    after = text[slice(*spans[i + 1])]
    if not _apart(text, spans[i - 1], spans[i]) or _is_short(after):
        return "paragraph"
    if i == 1 and _DATE.search(line):
        return "paragraph"  # the dateline under a title
    return "caption" if _describes_a_picture(line) else "heading"


def _may_be_title(line: str) -> bool:
    return len(line) <= _TITLE and (_CLOSED.search(line) is None or _QUESTION.search(line) is not None)


def _is_short(line: str) -> bool:
    return len(line) <= SHORT and _CLOSED.search(line) is None


def _describes_a_picture(line: str) -> bool:
    return len(line.split()) >= _WORDS_OF_A_CAPTION or _PLACED.search(line) is not None


def _apart(text: str, before: Span, span: Span) -> bool:
    return text.count("\n", before[1], span[0]) > 1


def _is_wrapped(text: str, spans: Sequence[Span]) -> bool:
    """Say whether a text is broken at a fixed width: no line is long, and most lines that go on are full."""
    if any(end - start > _WRAPPED[-1] for start, end in spans):
        return False
    going_on = [a for a, b in pairwise(spans) if not _apart(text, a, b)]
    full = sum(end - start in _WRAPPED and not _CLOSED.search(text[start:end]) for start, end in going_on)
    return len(going_on) >= 3 and full * 2 > len(going_on)


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        starts = not joined or _apart(text, joined[-1], span) or item_mark(text[slice(*span)])
        if starts:
            joined.append(span)
        else:
            joined[-1] = (joined[-1][0], span[1])
    return joined


def _trim(text: str, span: Span) -> Span:
    piece = text[slice(*span)]
    return span[0] + len(piece) - len(piece.lstrip()), span[1] - len(piece) + len(piece.rstrip())
