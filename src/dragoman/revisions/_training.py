"""Changes as training data: what the coder said, and what a person made of it."""

import json
from dataclasses import dataclass
from typing import Any

from dragoman.record import Record
from dragoman.record.changes import DELETED
from dragoman.revisions._write import history


@dataclass(frozen=True, slots=True)
class Example:
    """One corrected event: its sentence, where trigger and sentence stand, and the fields before and after.

    `before` is what the coder said where a field was changed, `after` what is right; `after` is null where
    there is no event at all.
    """

    document_id: str
    sha256: str
    sentence: str
    span: tuple[int, int]
    trigger: tuple[int, int]
    coder: str
    before: dict[str, Any]
    after: dict[str, Any] | None


_EXAMPLES = """
WITH changed AS (
    SELECT document_id, sha256, subject, field, max_by(value, (made, batch, revision_id)) AS value,
        min_by(before, (made, batch, revision_id)) AS first
    FROM revisions WHERE action = 'change' GROUP BY document_id, sha256, subject, field),
gathered AS (
    SELECT document_id, sha256, subject, map(list(field), list(value)) AS after,
        map(list(field), list(first)) AS before
    FROM changed GROUP BY document_id, sha256, subject),
coded AS (
    SELECT * FROM mentions
    QUALIFY row_number() OVER (PARTITION BY document_id, sha256, event_id ORDER BY revision) = 1)
SELECT g.document_id, g.sha256, m.sentence, m.span_start, m.span_end, m.trigger_start, m.trigger_end,
    m.coder_model || ' ' || m.coder_version AS coder, m.type, g.after, g.before
FROM gathered g JOIN coded m
    ON m.document_id = g.document_id AND m.sha256 = g.sha256 AND m.event_id = g.subject
ORDER BY g.document_id, m.span_start, m.trigger_start
"""
_WAITING = """
SELECT DISTINCT r.revision_id FROM revisions r ANTI JOIN changes c USING (revision_id)
WHERE r.action = 'change' AND NOT EXISTS (
    SELECT 1 FROM coded_mentions m WHERE m.document_id = r.document_id AND m.sha256 = r.sha256
        AND m.trigger_start < r.trigger_end AND r.trigger_start < m.trigger_end)
"""


def examples(record: Record) -> list[Example]:
    """Return every corrected event as an example, in order of documents and places in them."""
    found = []
    for row in record.query(_EXAMPLES).to_pylist():
        after = {field: json.loads(value) for field, value in row["after"]}
        before = {field: json.loads(value) for field, value in row["before"] if field != DELETED}
        found.append(
            Example(
                document_id=row["document_id"],
                sha256=row["sha256"],
                sentence=row["sentence"],
                span=(row["span_start"], row["span_end"]),
                trigger=(row["trigger_start"], row["trigger_end"]),
                coder=row["coder"],
                before=before or {"type": row["type"]},
                after=None if after.pop(DELETED, False) else after,
            )
        )
    return found


def waiting(record: Record) -> list[str]:
    """Return the ids of changes whose event the present coding does not have: they wait, and are not lost."""
    if not history(record):
        return []
    return sorted(row["revision_id"] for row in record.query(_WAITING).to_pylist())
