"""What is found in a document before anything is coded: its sentences, times, parties and statements.

Each is a pure function's answer over the document; a coder reads them and adds events.
"""

from dataclasses import dataclass
from typing import Literal

from dragoman.documents.document import BlockKind, Document
from dragoman.schema import Party, Span, Statement, When


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, trimmed of white space, and the kind of block it stands in."""

    span: Span
    block: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression and the interval of days it stands for; null where the text does not fix it.

    `kind` keeps apart when something took place ("on 9 September"), how long it lasted
    ("for 4 days"), and how often it recurs ("every Tuesday"); only the first dates an event.
    """

    span: Span
    text: str
    when: When | None
    kind: Literal["date", "duration", "recurrence"] = "date"


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with what was found in it; every tuple is in text order."""

    document: Document
    sentences: tuple[Sentence, ...]
    times: tuple[TimeMention, ...]
    parties: tuple[Party, ...]
    statements: tuple[Statement, ...]
