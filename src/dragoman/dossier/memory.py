"""What the record held before an article: acts and sessions between the parties that the article names.

The checks hold an article against it. It is a value like any other, so that they stay pure; only `recall`
asks the record, and it asks for what is near and no more.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dragoman.analysis import Analysis
from dragoman.schema import Code, Event, Mechanism

_MOST = 2_000
"""Acts, and dossiers with sessions, that are recalled for one article; the latest come first."""

_ACTS = """
SELECT event, document_id FROM current_mentions
WHERE document_id <> ? AND len(list_intersect(list_concat(actors, recipients), ?)) >= 2
ORDER BY date_end DESC NULLS LAST, document_id, event_id LIMIT ?
"""
_SESSIONS = """
SELECT document_id, CAST(published_start AS VARCHAR) AS published, dossier -> '$.mechanisms' AS mechanisms
FROM current_dossiers
WHERE document_id <> ? AND dossier LIKE '%"session":%' AND document_id IN (
    SELECT document_id FROM current_mentions
    WHERE len(list_intersect(list_concat(actors, recipients), ?)) >= 2)
ORDER BY published_start DESC NULLS LAST, document_id LIMIT ?
"""


class Rows(Protocol):
    """What answers a question in SQL with rows: a snapshot of the record."""

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return the answer to a query as dictionaries."""
        ...


@dataclass(frozen=True, slots=True)
class KnownAct:
    """An act that another document told, and which document."""

    event: Event
    document: str


@dataclass(frozen=True, slots=True)
class KnownSession:
    """A session of a standing body that another document told; `told` is that document's day."""

    mechanism: Mechanism
    document: str
    told: str | None


@dataclass(frozen=True, slots=True)
class Memory:
    """Earlier acts and sessions, the latest first."""

    acts: tuple[KnownAct, ...] = ()
    sessions: tuple[KnownSession, ...] = ()


def recall(record: Rows, analysis: Analysis) -> Memory:
    """Return what a record holds of the parties that an article names two of, other documents only.

    Raises `RecordError` where the record is damaged.
    """
    codes: list[Code] = sorted({p.code for p in analysis.parties if p.code})
    if len(codes) < 2:
        return Memory()
    asked = [analysis.document.id, codes, _MOST]
    acts = tuple(
        KnownAct(Event.model_validate_json(row["event"]), row["document_id"])
        for row in record.rows(_ACTS, asked)
    )
    sessions = tuple(
        KnownSession(Mechanism.model_validate(mechanism), row["document_id"], row["published"])
        for row in record.rows(_SESSIONS, asked)
        for mechanism in json.loads(row["mechanisms"])
        if mechanism["session"] is not None
    )
    return Memory(acts, sessions)
