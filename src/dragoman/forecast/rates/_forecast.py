"""A question answered: its probability, how sure that is, what it rests on, in words."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dragoman.errors import UsageError
from dragoman.forecast.events import EventTable, from_record
from dragoman.forecast.questions._question import ONSET_QUIET_DAYS, Question
from dragoman.forecast.rates._levels import Asked, Pooling, coverage, mode_share, rates
from dragoman.forecast.rates._model import Coefficients, probability, shipped
from dragoman.forecast.rates._pledges import Pledge, counted, open_pledges
from dragoman.forecast.rates._signs import WORDS, signs

if TYPE_CHECKING:
    from dragoman.record import Record

MODEL: Final = "pooled-rates/1"
LEVEL: Final = 0.8
"""Share of the distribution that the interval holds."""
_Z: Final = 1.2816
_TOLD: Final = 0.05
"""A sign that changes the log odds by less is not told."""


@dataclass(frozen=True)
class Forecast:
    """The answer: probability, 80 % interval, the base rate of the pooled history alone, and the reasons."""

    question: Question
    probability: float
    interval: tuple[float, float]
    base_rate: float
    reasons: tuple[str, ...]
    model: str = MODEL

    def to_json(self) -> dict[str, Any]:
        """Return the object of the contract."""
        return {
            "question": str(self.question),
            "probability": round(self.probability, 4),
            "interval": [round(bound, 4) for bound in self.interval],
            "base_rate": round(self.base_rate, 4),
            "reasons": list(self.reasons),
            "as_of": self.question.as_of.isoformat(),
            "by": self.question.by.isoformat(),
            "model": self.model,
        }


def forecast(question: Question, record: "Record") -> Forecast:
    """Answer a question from what a record knew on the question's day."""
    return answer(question, from_record(record, question.as_of), open_pledges(record, question.as_of))


def answer(
    question: Question,
    events: EventTable,
    pledges: Sequence[Pledge] = (),
    parameters: tuple[Pooling, Coefficients] | None = None,
) -> Forecast:
    """Answer a question from acts and open commitments; acts after the question's day are not looked at.

    Counts of acts are taken as geometric, so that N acts are as likely as one, to the power of N.
    Raises `UsageError` for an onset question where there was an act not long ago.
    """
    pooling, regression = parameters or shipped()
    pairs = {code for pledge in pledges for code in (*pledge.by, *pledge.to)}
    known = events.knowing({question.actor, question.recipient, *pairs})
    day = question.as_of.toordinal() + 1
    asked = Asked(
        np.array([known.party(question.actor)]),
        np.array([known.party(question.recipient)]),
        np.array([known.types.index(question.type)]),
    )
    past = _Past.of(known, question, day)
    if question.onset and past.last is not None and (question.as_of - past.last).days < ONSET_QUIET_DAYS:
        raise UsageError(
            f"there was such an act on {past.last}, so that nothing can set in",
            where="question",
            remedy=f"Leave “onset of” out; an onset needs {ONSET_QUIET_DAYS} days without the act.",
        )
    pooled = rates(known, day, asked, pooling)
    share = (
        mode_share(known, day, (int(asked.actor[0]), int(asked.recipient[0])), question.act, pooling)
        if question.mode
        else 1.0
    )
    seen = signs(known, day, asked, counted(pledges))
    base = pooled.chance(question.days, share)
    log_odds = float(regression.log_odds(asked.type, base, seen)[0])
    sure = math.sqrt(regression.spread**2 + _trigamma(1 + float(pooled.evidence[0]) * share))
    p, low, high = (
        float(probability(np.array([log_odds + z * sure]))[0]) ** question.least for z in (0.0, -_Z, _Z)
    )
    reasons = [
        *_history(question, past, float(pooled.rate[0]) * share),
        *_told_share(question, share),
        *_told_coverage(coverage(known, day, pooling)),
        *_told_signs(regression, asked, seen[0]),
        *(_told_pledge(pledge) for pledge in pledges if pledge.binds(question.actor, question.recipient)),
    ]
    return Forecast(question, p, (low, high), float(base[0]) ** question.least, tuple(reasons))


@dataclass(frozen=True)
class _Past:
    number: int
    last: date | None

    @classmethod
    def of(cls, events: EventTable, question: Question, day: int) -> "_Past":
        same = (
            (events.actor == events.party(question.actor))
            & (events.recipient == events.party(question.recipient))
            & (events.type == events.types.index(question.type))
            & (events.day < day)
        )
        if question.mode:
            same &= events.mode == events.modes.index(question.act)
        days = events.day[same]
        return cls(len(days), date.fromordinal(int(days.max())) if len(days) else None)


def _history(question: Question, past: _Past, rate: float) -> Iterator[str]:
    pair = f"{question.actor} towards {question.recipient}"
    if past.number:
        times = "once" if past.number == 1 else f"{past.number} times"
        yield f"The record holds {question.act} by {pair} {times}, the last on {past.last}."
    else:
        yield (
            f"The record holds no {question.act} by {pair};"
            " the rate comes from how active both are elsewhere, and from a sample of earlier news."
        )
    yield f"Pooled over pairs and types, {_number(rate * 365.25)} such acts a year are expected."


def _told_share(question: Question, share: float) -> Iterator[str]:
    if question.mode:
        yield f"{share:.0%} of {question.type} between them is taken to be {question.mode}."


def _told_coverage(covered: float) -> Iterator[str]:
    if covered < 0.5:
        yield (
            f"The record holds about {covered:.1%} of what a full coding of the press would,"
            " so rates of the world outweigh its own."
        )


def _told_signs(regression: Coefficients, asked: Asked, seen: np.ndarray[Any, Any]) -> list[str]:
    parts = regression.parts(asked.type, seen[None, :])[0]
    order = np.argsort(-np.abs(parts))
    words = list(WORDS.values())
    return [
        f"{words[i][0].upper()}{words[i][1:]} {'raise' if parts[i] > 0 else 'lower'} the odds by a factor of"
        f" {math.exp(abs(parts[i])):.2g}."
        for i in order
        if abs(parts[i]) >= _TOLD
    ]


def _told_pledge(pledge: Pledge) -> str:
    act = f"{pledge.type}/{pledge.mode}" if pledge.mode else pledge.type
    due = f", due by {pledge.due}" if pledge.due else ""
    return (
        f"Open commitment: {pledge.kind} of {', '.join(pledge.by)} to {', '.join(pledge.to)} about {act}"
        f" ({pledge.state}{due}), told on {pledge.told} in {pledge.document}."
    )


def _trigamma(x: float) -> float:
    """Return the variance of the log of a Gamma variable of shape x >= 1 (asymptotic series)."""
    total = 0.0
    while x < 6:
        total += 1 / (x * x)
        x += 1
    return total + 1 / x + 1 / (2 * x * x) + 1 / (6 * x**3) - 1 / (30 * x**5)


def _number(value: float) -> str:
    return f"{value:.2g}" if value < 10 else f"{value:.0f}"
