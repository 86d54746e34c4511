"""What the record answers with."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dragoman.schema import CoderIdentity, Event, Published


class Kept(NamedTuple):
    """Whether a reading was added, and the id of its document."""

    added: bool
    document_id: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a row comes from: the text, who coded it and when. Times are in UTC.

    `revision` counts the readings of one text from 1; `batch` is the batch that brought this one.
    """

    document_id: str
    sha256: str
    coder: CoderIdentity
    coded_at: datetime
    collected: datetime
    batch: int
    revision: int


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document of the record, as its latest reading describes it."""

    id: str
    title: str | None
    published: Published
    language: str
    source: str | None
    url: str | None
    characters: int
    events: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Mention:
    """One event as one sentence of one document tells it."""

    event: Event
    sentence: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that `Record.verify` found. A harmless one is a leftover that nobody reads."""

    what: str
    where: str
    remedy: str
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class Info:
    """The size and the state of a record. `index_behind` is null where there is no index."""

    path: Path
    format: int
    created: str
    batches: int
    documents: int
    dossiers: int
    mentions: int
    bytes: int
    first_kept: str | None
    last_kept: str | None
    index_behind: int | None
    imported: int = 0
    quarantined: int = 0
    revisions: int = 0
