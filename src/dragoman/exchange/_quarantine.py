"""The quarantine: inputs that were refused, or repaired, each with its place and the reason."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from dragoman.exchange._refused import Outcome, Refused
from dragoman.record import Record, Writing, schema_of

# The value at fault stands behind the reason; without it like reasons are the same.
_PILES: Final = r"""
SELECT source, file, outcome, field, regexp_replace(reason, ': [''"].*$', '') AS reason,
    count(*) AS number, min(line) AS first
FROM quarantine WHERE coalesce(source = ?, true) AND coalesce(file = ?, true)
GROUP BY ALL ORDER BY source, file, number DESC, first
"""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An input in quarantine. `field` is the column at fault, if it was one; `text` the input's beginning."""

    source: str
    file: str
    line: int
    outcome: Outcome
    field: str | None
    reason: str
    text: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" + (f", {self.field}" if self.field else "")
        return f"{where}: {self.reason} ({self.outcome})"


@dataclass(frozen=True, slots=True)
class Pile:
    """How many inputs of a file are in quarantine for one reason; `first` is the line of the first."""

    source: str
    file: str
    outcome: Outcome
    field: str | None
    reason: str
    number: int
    first: int


def put_aside(writing: Writing, source: str, file: str, refused: Sequence[Refused]) -> None:
    """Add to a batch what is to go into quarantine and is not there already."""
    if not refused:
        return
    with writing.snapshot() as snapshot:
        rows = snapshot.rows("SELECT digest FROM quarantine WHERE source = ? AND file = ?", [source, file])
    held = {row["digest"] for row in rows}
    new = {_digest(r): r for r in refused}
    aside = [
        {
            "source": source,
            "file": file,
            "line": r.line,
            "outcome": r.outcome,
            "field": r.field,
            "reason": r.reason,
            "text": r.text,
            "digest": digest,
            "batch": writing.batch,
            "imported": writing.moment,
        }
        for digest, r in sorted(new.items(), key=lambda item: (item[1].line, item[0]))
        if digest not in held
    ]
    writing.add("quarantine", pa.Table.from_pylist(aside, schema=schema_of("quarantine")))


def quarantined(
    record: Record,
    *,
    source: str | None = None,
    file: str | None = None,
    line: int | None = None,
    limit: int | None = None,
) -> list[Quarantined]:
    """Return what is in quarantine, by file and line."""
    found = record.query(
        "SELECT source, file, line, outcome, field, reason, text FROM quarantine"
        " WHERE coalesce(source = ?, true) AND coalesce(file = ?, true) AND coalesce(line = ?, true)"
        " ORDER BY source, file, line, digest LIMIT ?",
        [source, file, line, limit],
    )
    return [Quarantined(**row) for row in found.to_pylist()]


def piles(record: Record, *, source: str | None = None, file: str | None = None) -> list[Pile]:
    """Return how many inputs are in quarantine, by file and reason; the value at fault is left out of it."""
    found = record.query(_PILES, [source, file])
    return [Pile(**row) for row in found.to_pylist()]


def _digest(refused: Refused) -> str:
    parts = [refused.line, refused.reason, refused.text, refused.field, refused.outcome]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
