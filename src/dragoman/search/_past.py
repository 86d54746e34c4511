"""Searching the record as it was on a day: word by word, without an index."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from dragoman.record import Record, Snapshot
from dragoman.search._hit import COUNTED, Fields, Found, Hit, around
from dragoman.search._words import left_out, plain

_ALL: Final = """
SELECT * FROM (
    SELECT 'document' AS kind, 'dragoman' AS source, d.document_id AS name, d.document_id AS document,
        NULL AS type, NULL AS mode, NULL AS status, d.published_start AS day_start,
        d.published_end AS day_end, []::VARCHAR[] AS codes, d.title, t.text AS shown,
        concat_ws(' ', d.title, t.text, d.source, d.url) AS body
    FROM current_dossiers d JOIN documents t USING (document_id, sha256)
    UNION ALL
    SELECT 'event', 'dragoman', event_id, document_id, type, mode, status, date_start, date_end,
        actors || recipients, NULL, sentence, concat_ws(' ', sentence, place)
    FROM current_mentions
    UNION ALL
    SELECT 'imported', source, key, NULL, type, mode, 'happened', date_start, date_end,
        actors || recipients, NULL, array_to_string(actor_names || recipient_names, '; '),
        concat_ws(' ', array_to_string(actor_names || recipient_names, '; '), place, publisher)
    FROM current_imported)
"""


def search_past(record: Record, words: str, fields: Fields, as_of: datetime | date, limit: int) -> Found:
    """Look at the record as it was."""
    conditions: dict[str, object] = {
        "kind = ?": fields.kind,
        "source = ?": fields.source,
        "type = ?": fields.type,
        "list_contains(codes, ?)": fields.actor,
        "day_end >= ?": fields.since,
        "day_end <= ?": fields.until,
    }
    given = {condition: value for condition, value in conditions.items() if value is not None}
    asked, values = list(given), list(given.values())
    for word in plain(words):
        asked.append("contains(lower(body), ?)")
        values.append(word)
    for word in left_out(words):
        asked.append("NOT contains(lower(body), ?)")
        values.append(word)
    where = f"WHERE {' AND '.join(asked)}" if asked else ""
    with record.snapshot(as_of=as_of) as snapshot:
        return _found(snapshot, f"{_ALL} {where}", values, plain(words), limit)


def _found(snapshot: Snapshot, sql: str, values: Sequence[object], words: Sequence[str], limit: int) -> Found:
    total = snapshot.rows(f"SELECT count(*) AS total FROM ({sql})", values)[0]["total"]  # noqa: S608
    rows = snapshot.rows(f"{sql} ORDER BY day_end DESC NULLS LAST, kind, name LIMIT ?", [*values, limit])
    hits = tuple(
        Hit(
            kind=row["kind"],
            source=row["source"],
            name=row["name"],
            document=row["document"],
            type=row["type"],
            mode=row["mode"],
            status=row["status"],
            start=row["day_start"].isoformat() if row["day_start"] else None,
            end=row["day_end"].isoformat() if row["day_end"] else None,
            codes=tuple(row["codes"]),
            title=row["title"],
            text=" ".join(around(row["shown"] or "", words).split()) or None,
        )
        for row in rows
    )
    return Found(hits, min(total, COUNTED), total > COUNTED)
