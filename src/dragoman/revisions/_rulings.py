"""Rulings: that two mentions are one act, or that they are not."""

from collections.abc import Sequence

import pyarrow as pa

from dragoman.record import Mention, Record, Snapshot, schema_of
from dragoman.revisions._revision import Action, Author, row

# A ruling holds for the mentions in their words, as a change does: for those whose triggers overlap.
_LAST = """
WITH ruled AS (
    SELECT r.*, value ->> '$.document_id' AS other_document, value ->> '$.sha256' AS other_sha256,
        (value ->> '$.trigger[0]')::BIGINT AS other_start, (value ->> '$.trigger[1]')::BIGINT AS other_end,
        value ->> '$.subject' AS other_subject
    FROM (SELECT * REPLACE (value::JSON AS value) FROM revisions WHERE action IN ('together', 'apart')) r)
SELECT r.action, a.document_id AS document, a.sha256 AS sha256, a.event_id AS event,
    b.document_id AS other_document, b.sha256 AS other_sha256, b.event_id AS other_event
FROM ruled r
JOIN current_mentions a ON a.document_id = r.document_id AND a.sha256 = r.sha256
    AND a.trigger_start < r.trigger_end AND r.trigger_start < a.trigger_end
JOIN current_mentions b ON b.document_id = r.other_document AND b.sha256 = r.other_sha256
    AND b.trigger_start < r.other_end AND r.other_start < b.trigger_end
ORDER BY r.made, r.batch, r.revision_id, event, other_event
"""


def rule_together(record: Record, mentions: Sequence[Mention], author: Author) -> None:
    """Rule that mentions tell of one act, whatever their wording says."""
    _rule(record, "together", [(mentions[0], other) for other in mentions[1:]], author)


def rule_apart(
    record: Record, mentions: Sequence[Mention], others: Sequence[Mention], author: Author
) -> None:
    """Rule that the mentions tell of another act than the others."""
    _rule(record, "apart", [(one, other) for one in mentions for other in others], author)


def rulings(snapshot: Snapshot) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Return the pairs of mentions, by key, that are ruled to be one act, and those that are not.

    The last ruling on a pair counts.
    """
    last: dict[frozenset[str], str] = {}
    for r in snapshot.rows(_LAST):
        one = key_of(r["document"], r["sha256"], r["event"])
        other = key_of(r["other_document"], r["other_sha256"], r["other_event"])
        if one != other:
            last[frozenset((one, other))] = r["action"]
    together = {pair for pair, action in last.items() if action == "together"}
    return together, last.keys() - together


def key_of(document_id: str, sha256: str, event_id: str) -> str:
    """Return the key by which merging knows a coded event."""
    return f"{document_id}:{sha256[:12]}:{event_id}"


def _rule(record: Record, action: Action, pairs: Sequence[tuple[Mention, Mention]], author: Author) -> None:
    with record.writing() as writing:
        rows = [row(writing, author, action, one, None, _place(other), None) for one, other in pairs]
        writing.add("revisions", pa.Table.from_pylist(rows, schema=schema_of("revisions")))


def _place(mention: Mention) -> dict[str, object]:
    return {
        "document_id": mention.provenance.document_id,
        "sha256": mention.provenance.sha256,
        "trigger": list(mention.event.trigger),
        "subject": mention.event.id,
    }
