"""The document: a text as it will be shown, and what is known about its publication."""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from dragoman.schema import Published, Span

BlockKind = Literal["heading", "caption", "paragraph", "item"]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text between line breaks, without them, and what it serves as."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One article. Every offset anywhere in dragoman points into `text`.

    `text` has its line breaks as ``\\n``, no byte order mark, and is otherwise as it was published.
    `id` is the caller's, or the first 16 hexadecimal digits of `sha256` (of the text in UTF-8).
    `blocks` cover every line of the text that is not blank, in order.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    published: Published = field(default_factory=Published)
    language: str = "en"
    source: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()

    def cut(self, span: Span) -> str:
        """Return the words that a span stands for."""
        return self.text[span[0] : span[1]]


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
