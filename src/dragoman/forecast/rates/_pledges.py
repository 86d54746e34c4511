"""Open commitments of the record, as signs of what is to come."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter

from dragoman.ontology import event_types
from dragoman.schema import Commitment

if TYPE_CHECKING:
    from dragoman.record import Record

_COMMITMENTS: Final = TypeAdapter(list[Commitment])

OPEN: Final = frozenset({"open", "accepted", "scheduled"})
FRESH_DAYS: Final = 365
"""A commitment without a due day stays open for this long."""


@dataclass(frozen=True)
class Pledge:
    """A commitment that was open when it was last told: its parties, act, state, and where it is told."""

    document: str
    id: str
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    type: str
    mode: str | None
    state: str
    told: date
    due: date | None

    def binds(self, one: str, other: str) -> bool:
        """Return whether it lies between two parties."""
        return (one in self.by and other in self.to) or (other in self.by and one in self.to)


def open_pledges(record: "Record", as_of: date) -> list[Pledge]:
    """Return the commitments that were told by a day and are still open on it, in order of telling."""
    with record.snapshot() as snapshot:
        rows = snapshot.rows(
            "SELECT document_id, published_start, dossier -> '$.commitments' AS commitments"
            " FROM current_dossiers WHERE published_start <= ? ORDER BY published_start, document_id",
            [as_of],
        )
    found = [
        _pledge(row["document_id"], row["published_start"], commitment)
        for row in rows
        for commitment in _COMMITMENTS.validate_json(row["commitments"] or "[]")
    ]
    return [pledge for pledge in found if pledge.state in OPEN and _still_open(pledge, as_of)]


def counted(pledges: Sequence[Pledge]) -> dict[tuple[str, str, str], float]:
    """Return how many open commitments lie between each two parties, by the type of act they are about."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for pledge in pledges:
        pairs = {(min(a, b), max(a, b)) for a in pledge.by for b in pledge.to if a != b}
        seen.update((*pair, pledge.type) for pair in pairs if pledge.type in event_types())
    return {pair: float(number) for pair, number in seen.items()}


def _pledge(document: str, told: date, commitment: Commitment) -> Pledge:
    by, to = (tuple(party.code for party in side if party.code) for side in (commitment.by, commitment.to))
    return Pledge(
        document=document,
        id=commitment.id,
        kind=commitment.kind,
        by=by,
        to=to,
        type=commitment.act.type,
        mode=commitment.act.mode,
        state=commitment.state,
        told=told,
        due=date.fromisoformat(commitment.due.end) if commitment.due else None,
    )


def _still_open(pledge: Pledge, as_of: date) -> bool:
    if pledge.due is not None:
        return pledge.due >= as_of
    return (as_of - pledge.told).days <= FRESH_DAYS
