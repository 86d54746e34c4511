"""A question about the future, as one line: "BLR CONSULT/visit PRK by 2026-06-30".

QUESTION = [onset of | at least N | any] ACT [by DATE | within N days]
ACT      = ACTOR TYPE[/MODE] RECIPIENT  |  TYPE[/MODE] of ACTOR on RECIPIENT
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from dragoman.errors import UsageError
from dragoman.ontology import event_mode, event_types

_CODE = r"[A-Z][A-Z0-9-]{1,15}"
_ACT = r"[A-Z]{3,12}(?:/[a-z-]{3,20})?"
_QUESTION: Final = re.compile(
    r"(?:(?P<onset>onset of)\s+|at least\s+(?P<least>\d{1,3})\s+|any\s+)?"
    rf"(?:(?P<actor>{_CODE})\s+(?P<act>{_ACT})\s+(?P<recipient>{_CODE})"
    rf"|(?P<act2>{_ACT})\s+(?:of|by)\s+(?P<actor2>{_CODE})\s+(?:on|to|with|against|in)\s+(?P<recipient2>{_CODE}))"
    r"(?:\s+by\s+(?P<by>\d{4}-\d{2}-\d{2})|\s+within\s+(?P<days>\d{1,4})\s+days)?"
)
_LONGEST: Final = 300
_EXAMPLE: Final = (
    'Write it like "BLR CONSULT/visit PRK by 2026-06-30" or "any SANCTION of EU on GEO within 90 days".'
)
ONSET_QUIET_DAYS: Final = 180
"""An onset is the first act after at least this many days without one."""
_FARTHEST_DAYS: Final = 3_650


@dataclass(frozen=True)
class Question:
    """Will this act take place from the day after `as_of` up to and including `by`?

    `least`: how many such acts, on different days, it takes. `onset`: only after a quiet time.
    """

    actor: str
    recipient: str
    type: str
    mode: str | None
    as_of: date
    by: date
    least: int = 1
    onset: bool = False

    @property
    def days(self) -> int:
        """Days that the question is open."""
        return (self.by - self.as_of).days

    @property
    def act(self) -> str:
        """Type and mode as written."""
        return f"{self.type}/{self.mode}" if self.mode else self.type

    def __str__(self) -> str:
        prefix = "onset of " if self.onset else f"at least {self.least} " if self.least > 1 else ""
        return f"{prefix}{self.actor} {self.act} {self.recipient} by {self.by.isoformat()}"

    def to_json(self) -> dict[str, Any]:
        """Return the question in parts."""
        return {
            "text": str(self),
            "actor": self.actor,
            "recipient": self.recipient,
            "type": self.type,
            "mode": self.mode,
            "as_of": self.as_of.isoformat(),
            "by": self.by.isoformat(),
            "least": self.least,
            "onset": self.onset,
            "criterion": self.criterion,
        }

    @property
    def criterion(self) -> str:
        """How it will be resolved, fixed when it is asked."""
        number = "at least one event" if self.least == 1 else f"events on at least {self.least} days"
        return (
            f"{number} coded {self.act} with actor {self.actor} and recipient {self.recipient},"
            f" status happened, dated {(self.as_of + timedelta(days=1)).isoformat()} to {self.by.isoformat()}"
        )


def parse(text: str, *, as_of: date, by: date | None = None) -> Question:
    """Read a question; `by` overrides or supplies its last day.

    Raises `UsageError`, saying what is wrong and how to write it.
    """
    match = _QUESTION.fullmatch(" ".join(text[:_LONGEST].split())) if len(text) <= _LONGEST else None
    if match is None:
        raise UsageError(
            f"{text[:80]!r} is not a question that can be forecast", where="question", remedy=_EXAMPLE
        )
    type_, _, mode = (match["act"] or match["act2"]).partition("/")
    _known(type_, mode)
    last = by or _last_day(match, as_of)
    if last is None:
        raise UsageError(
            "the question has no last day",
            where="question",
            remedy="Add --by DATE, or “within 90 days” to it.",
        )
    if not as_of < last:
        raise UsageError(
            f"its last day, {last}, does not lie after {as_of}",
            where="--by",
            remedy="Give a later --by or an earlier --as-of.",
        )
    if (last - as_of).days > _FARTHEST_DAYS:
        raise UsageError(
            f"{last} lies more than ten years ahead", where="--by", remedy="Ask about a nearer day."
        )
    actor, recipient = match["actor"] or match["actor2"], match["recipient"] or match["recipient2"]
    least = int(match["least"] or 1)
    if least < 1:
        raise UsageError("“at least 0” is certain", where="question", remedy="Ask for 1 or more.")
    return Question(actor, recipient, type_, mode or None, as_of, last, least, bool(match["onset"]))


def read_day(written: str, where: str) -> date:
    """Read a day; raises `UsageError` for what is none."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UsageError(
            f"{written[:40]!r} is not a day of the calendar", where=where, remedy="Write it like 2026-06-30."
        ) from None


def _last_day(match: re.Match[str], as_of: date) -> date | None:
    if match["by"]:
        return read_day(match["by"], "question")
    return as_of + timedelta(days=int(match["days"])) if match["days"] else None


def _known(type_: str, mode: str) -> None:
    if type_ not in event_types():
        raise UsageError(
            f"there is no type of event {type_}",
            where="question",
            remedy=f"Choose from {', '.join(event_types())}.",
        )
    if mode:
        event_mode(type_, mode)
