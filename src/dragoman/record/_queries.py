"""The questions that the record itself answers, in SQL over a snapshot."""

from datetime import date
from typing import Any

from dragoman.documents.document import digest
from dragoman.record._changes import changed, read_changes
from dragoman.record._snapshot import Snapshot
from dragoman.record._values import KeptDocument, Mention, Provenance
from dragoman.schema import CoderIdentity, Dossier, Event, Published

# Digests of digests, so that no content can pass for other content by where its columns end.
_HASH = """
WITH content AS (
    SELECT ['documents', document_id, text] AS parts FROM documents UNION ALL
    SELECT ['dossiers', document_id, sha256, coder_version, coder_model, coder_ontology, dossier]
        FROM dossiers UNION ALL
    SELECT ['mentions', document_id, sha256, coder_version, coder_model, coder_ontology, event]
        FROM mentions),
digests AS (SELECT sha256(array_to_string([sha256(part) for part in parts], '')) AS digest FROM content)
SELECT sha256(coalesce(string_agg(digest, '' ORDER BY digest), '')) AS hash FROM digests
"""

# Millions of rows are not sorted: the number of their digests, their sum and what they give when each bit is
# counted as even or odd do not hang on the order either.
_HASH_OF_OTHERS = """
WITH content AS (
    SELECT md5_number(concat_ws(chr(31), source, key, digest)) AS part FROM imported UNION ALL
    SELECT md5_number(concat_ws(chr(31), 'revision', revision_id)) FROM revisions)
SELECT count(*) AS rows, bit_xor(part)::VARCHAR AS either,
    sum((part % 18446744073709551557)::HUGEINT)::VARCHAR AS sum FROM content
"""


def dossier(snapshot: Snapshot, document_id: str, sha256: str | None) -> Dossier | None:
    """Return the latest dossier of a document."""
    found = snapshot.rows(
        "SELECT dossier FROM current_dossiers WHERE document_id = ? AND coalesce(sha256 = ?, true)"
        " ORDER BY batch DESC LIMIT 1",
        [document_id, sha256],
    )
    return Dossier.model_validate_json(found[0]["dossier"]) if found else None


def text(snapshot: Snapshot, document_id: str, sha256: str | None) -> str | None:
    """Return the text of a document, the one kept last where several have its id."""
    found = snapshot.rows(
        "SELECT text FROM documents WHERE document_id = ? AND coalesce(sha256 = ?, true)"
        " ORDER BY batch DESC LIMIT 1",
        [document_id, sha256],
    )
    return str(found[0]["text"]) if found else None


def documents(snapshot: Snapshot) -> list[KeptDocument]:
    """Return every document in the order they were kept."""
    found = snapshot.rows(
        "SELECT * EXCLUDE (dossier), dossier -> '$.document.published' AS published"
        " FROM current_dossiers ORDER BY batch, document_id, sha256"
    )
    return [
        KeptDocument(
            id=row["document_id"],
            title=row["title"],
            published=Published.model_validate_json(row["published"]),
            language=row["language"],
            source=row["source"],
            url=row["url"],
            characters=row["characters"],
            events=row["events"],
            provenance=_provenance(row),
        )
        for row in found
    ]


def events(
    snapshot: Snapshot,
    *,
    document: str | None,
    type: str | None,  # noqa: A002
    actor: str | None,
    recipient: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
) -> list[Mention]:
    """Return the events that meet every condition given."""
    conditions = {
        "document_id = ?": document,
        "type = ?": type,
        "list_contains(actors, ?)": actor,
        "list_contains(recipients, ?)": recipient,
        "date_end >= ?": since,
        "date_start <= ?": until,
    }
    asked = {condition: value for condition, value in conditions.items() if value is not None}
    where = f"WHERE {' AND '.join(asked)}" if asked else ""
    found = snapshot.rows(
        f"SELECT * FROM current_mentions {where}"  # noqa: S608 - the conditions above, values as parameters
        " ORDER BY date_start NULLS LAST, date_end, document_id, sha256, span_start, trigger_start, event_id"
        " LIMIT ?",
        [*asked.values(), limit],
    )
    return [kept_mention(row) for row in found]


def kept_mention(row: dict[str, Any]) -> Mention:
    """Return a row of `current_mentions` as a mention, with what was changed put on its event."""
    event = changed(Event.model_validate_json(row["event"]), read_changes(row["changes"]))
    return Mention(event, row["sentence"], _provenance(row))


def content_hash(snapshot: Snapshot) -> str:
    """Return a digest of all rows, in no order, without what tells when and how they were kept."""
    own = str(snapshot.rows(_HASH)[0]["hash"])
    others = snapshot.rows(_HASH_OF_OTHERS)[0]
    return digest(f"{own} {others['rows']} {others['either']} {others['sum']}") if others["rows"] else own


def _provenance(row: dict[str, Any]) -> Provenance:
    return Provenance(
        document_id=row["document_id"],
        sha256=row["sha256"],
        coder=CoderIdentity(
            version=row["coder_version"], model=row["coder_model"], ontology=row["coder_ontology"]
        ),
        coded_at=row["coded_at"],
        collected=row["collected"],
        batch=row["batch"],
        revision=row["revision"],
    )
