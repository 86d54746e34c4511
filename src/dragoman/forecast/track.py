"""The ledger kept up: questions made and forecast, open ones resolved, people overruling the rule."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, get_args

from dragoman.errors import UsageError
from dragoman.forecast.events import EventTable, from_record
from dragoman.forecast.questions import Entry, Ledger, Outcome, Verdict, made_from, verdict
from dragoman.forecast.rates import Pledge, answer, open_pledges

if TYPE_CHECKING:
    from dragoman.record import Record


def make_questions(record: "Record") -> int:
    """Ask and forecast what the record's articles predict and promise; return how many were new.

    Each is forecast from what the record knew on the day of its article, that article included.
    """
    ledger = Ledger(record.path)
    asked = {entry.id for entry in ledger.entries()}
    new = 0
    known: tuple[date, EventTable, list[Pledge]] | None = None  # of the day of asking; days come in order
    for made in made_from(record):
        key = ledger.ask(made.question, source=made.source, claimed=made.claimed)
        if key in asked:
            continue
        asked.add(key)
        new += 1
        as_of = made.question.as_of
        if known is None or known[0] != as_of:
            known = as_of, from_record(record, as_of), open_pledges(record, as_of)
        found = answer(made.question, *known[1:])
        ledger.add_forecast(key, found.probability, found.base_rate, found.model, as_of)
    return new


def resolve_open(record: "Record", today: date) -> Iterator[tuple[Entry, Verdict]]:
    """Resolve by rule what can be resolved; a question that was resolved, or judged by a person, is left."""
    ledger = Ledger(record.path)
    for entry in ledger.entries():
        if entry.resolution is not None:
            continue
        found = verdict(entry.question, record, today)
        if found is not None:
            ledger.resolve(entry.id, found.outcome, found.because, by="rule")
            yield entry, found


def overrule(record: "Record", key: str | None, outcome: str | None, because: str | None) -> None:
    """Keep a person's word on how a question came out; it stands over the rule's.

    Raises `UsageError` where the question, the outcome or the reason is missing.
    """
    ledger = Ledger(record.path)
    if key is None or all(entry.id != key for entry in ledger.entries()):
        raise UsageError(
            f"there is no question {key or ''}".strip(),
            where="question",
            remedy="See `dragoman forecast questions` for the ids.",
        )
    if not outcome or not because or not because.strip():
        raise UsageError(
            "an outcome and its reason are needed",
            where="--as",
            remedy="Give --as yes|no|ambiguous and --because TEXT.",
        )
    chosen: Outcome = next(known for known in get_args(Outcome) if known == outcome)
    ledger.resolve(key, chosen, because, by="person")
