"""How questions come out, by events of the record under the criterion fixed when they were asked."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dragoman.forecast.questions._ledger import Outcome
from dragoman.forecast.questions._question import Question

if TYPE_CHECKING:
    from dragoman.record import Record, Snapshot


class Verdict(NamedTuple):
    """An outcome and what it rests on."""

    outcome: Outcome
    because: str


_EVENTS = """
WITH told AS (
    SELECT event_id || ' of ' || document_id AS id, type, mode, actors, recipients, date_start, date_end
    FROM current_mentions WHERE status = 'happened'
    UNION ALL
    SELECT key || ' of ' || source, type, mode, actors, recipients, date_start, date_end
    FROM current_imported)
SELECT id, mode, date_start, date_end FROM told
WHERE type = ? AND date_start IS NOT NULL AND date_end >= ? AND date_start <= ?
  AND ((list_contains(actors, ?) AND list_contains(recipients, ?))
       OR (len(recipients) = 0 AND list_contains(actors, ?) AND list_contains(actors, ?)))
ORDER BY date_start, id
"""
_LATEST = """
SELECT max(day) AS day FROM (
    SELECT published_start AS day FROM current_dossiers UNION ALL SELECT date_start FROM current_imported)
"""


def verdict(question: Question, record: "Record", today: date) -> Verdict | None:
    """Return how a question came out, or none while that is open.

    Yes: enough events inside the window. Ambiguous: events that may lie outside it, or whose mode is not
    coded. No: none, and the record holds an article of a later day, so that somebody has looked.
    """
    first = question.as_of + timedelta(days=1)
    with record.snapshot() as snapshot:
        rows = snapshot.rows(
            _EVENTS,
            [
                question.type,
                first,
                question.by,
                question.actor,
                question.recipient,
                question.actor,
                question.recipient,
            ],
        )
        looked = _latest(snapshot)
    likely = [row for row in rows if question.mode is None or row["mode"] in (question.mode, None)]
    sure = [
        row
        for row in likely
        if row["mode"] == (question.mode or row["mode"])
        and row["date_start"] >= first
        and row["date_end"] <= question.by
    ]
    if len({row["date_start"] for row in sure}) >= question.least:
        told = sure[question.least - 1]
        return Verdict("yes", f"{told['id']}, dated {told['date_start']}")
    if today <= question.by:
        return None
    if len(likely) >= question.least:
        told = likely[0]
        return Verdict(
            "ambiguous",
            f"{told['id']}, dated {told['date_start']} to {told['date_end']},"
            " may lie outside the window or be of another mode",
        )
    if looked is None or looked <= question.by:
        return None
    return Verdict("no", f"no such event, though the record reaches to {looked}")


def _latest(snapshot: "Snapshot") -> date | None:
    latest: date | None = snapshot.rows(_LATEST)[0]["day"]
    return latest
