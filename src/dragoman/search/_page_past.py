"""A page of the record as it was on a day, without an index."""

from datetime import date, datetime
from typing import Any, Final

from dragoman.record import Record
from dragoman.search._page import Asked, Line, Page

_ALL: Final = """
SELECT 'dragoman' AS source, event_id AS name, document_id AS document, type, mode, status, actors,
    recipients, date_start, date_end, place, left(sentence, 300) AS text, batch
FROM current_mentions
UNION ALL
SELECT source, key, NULL, type, mode, 'happened', actors, recipients, date_start, date_end, place,
    left(array_to_string(actor_names || recipient_names, '; '), 300), batch
FROM current_imported
"""


def page_past(record: Record, asked: Asked, as_of: datetime | date) -> Page:
    """Look at the record as it was."""
    conditions: dict[str, object] = {
        "list_has_all(actors || recipients, ?)": list(asked.parties),
        "type = ?": asked.type,
        "date_end >= ?": asked.since,
        "date_start <= ?": asked.until,
    }
    given = {condition: value for condition, value in conditions.items() if value is not None}
    found = f"FROM ({_ALL}) WHERE {' AND '.join(given)}"
    order = "ORDER BY date_end DESC NULLS LAST, date_start DESC, batch DESC, source, name, document"
    with record.snapshot(as_of=as_of) as snapshot:
        counts = snapshot.rows(f"SELECT type, count(*) AS n {found} GROUP BY type", list(given.values()))
        values = [*given.values(), asked.limit, asked.offset]
        rows = snapshot.rows(f"SELECT * EXCLUDE (batch) {found} {order} LIMIT ? OFFSET ?", values)
        batches = snapshot.last
    lines = tuple(map(_line, rows))
    return Page(lines, {row["type"]: row["n"] for row in counts}, batches)


def _line(row: dict[str, Any]) -> Line:
    row |= {side: tuple(row[side]) for side in ("actors", "recipients")}
    start, end = row.pop("date_start"), row.pop("date_end")
    return Line(**row, start=start, end=end)
