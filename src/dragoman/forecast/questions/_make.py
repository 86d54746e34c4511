"""Questions made from what the record's articles predict and promise."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import TypeAdapter

from dragoman.forecast.questions._question import Question
from dragoman.ontology import event_types
from dragoman.schema import Commitment, Prediction

if TYPE_CHECKING:
    from dragoman.record import Record

_PREDICTIONS: Final = TypeAdapter(list[Prediction])
_COMMITMENTS: Final = TypeAdapter(list[Commitment])
OPEN_DAYS: Final = 180
"""Days that a commitment without a due day is given."""


class Made(NamedTuple):
    """A question, the prediction or commitment it comes from, and the probability claimed there."""

    question: Question
    source: str
    claimed: tuple[float, float] | None


def made_from(record: "Record", *, until: date | None = None) -> Iterator[Made]:
    """Yield the questions of all articles published by a day, in order of publication.

    A prediction makes one where it names an act, two parties and a day; a commitment where both sides are
    known. Each is asked as of the article's last possible day of publication.
    """
    with record.snapshot() as snapshot:
        rows = snapshot.rows(
            "SELECT document_id, published_end, dossier -> '$.predictions' AS predictions,"
            " dossier -> '$.commitments' AS commitments FROM current_dossiers"
            " WHERE published_end IS NOT NULL AND coalesce(published_end <= ?, true)"
            " ORDER BY published_end, document_id",
            [until],
        )
    for row in rows:
        told: date = row["published_end"]
        for prediction in _PREDICTIONS.validate_json(row["predictions"] or "[]"):
            yield from _of_prediction(prediction, row["document_id"], told)
        for commitment in _COMMITMENTS.validate_json(row["commitments"] or "[]"):
            yield from _of_commitment(commitment, row["document_id"], told)


def _of_prediction(prediction: Prediction, document: str, told: date) -> Iterator[Made]:
    act, by = prediction.act, prediction.by
    if not prediction.resolvable or act is None or by is None or act.type not in event_types():
        return
    for actor, recipient in _pairs(act.actors, act.recipients):
        last = date.fromisoformat(by.end)
        if last > told:
            question = Question(actor, recipient, act.type, act.mode, told, last)
            yield Made(question, f"{document}#{prediction.id}", prediction.probability)


def _of_commitment(commitment: Commitment, document: str, told: date) -> Iterator[Made]:
    if commitment.state not in {"open", "accepted", "scheduled"} or commitment.act.type not in event_types():
        return
    last = date.fromisoformat(commitment.due.end) if commitment.due else told + timedelta(days=OPEN_DAYS)
    by = tuple(party.code for party in commitment.by if party.code)
    to = tuple(party.code for party in commitment.to if party.code)
    # Who invites is visited: the act is the guest's.
    sides = (to, by) if commitment.kind == "invitation" else (by, to)
    for actor, recipient in _pairs(*sides):
        if last > told:
            question = Question(actor, recipient, commitment.act.type, commitment.act.mode, told, last)
            yield Made(question, f"{document}#{commitment.id}", None)


def _pairs(actors: tuple[str, ...], recipients: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield actor and recipient; of acts without recipients, each two actors once."""
    if recipients:
        yield from ((a, b) for a in actors for b in recipients if a != b)
    else:
        yield from ((a, b) for i, a in enumerate(actors) for b in actors[i + 1 :])
