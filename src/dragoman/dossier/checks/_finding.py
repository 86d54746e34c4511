"""What a check is given and what it may answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dragoman.dossier._view import View
from dragoman.dossier.memory import Memory
from dragoman.schema import Check, CheckKind, Event, Mechanism, Span, Verdict


@dataclass(frozen=True, slots=True)
class Case:
    """A document with everything that was found in it so far."""

    view: View
    events: tuple[Event, ...]
    mechanisms: tuple[Mechanism, ...]
    memory: Memory = field(default_factory=Memory)
    """What the record held before."""


CheckFunction = Callable[[Case], tuple[Check, ...]]


def compare(holds: bool) -> Verdict:
    """Return the verdict on something that was computed."""
    return "consistent" if holds else "conflicts"


def check(
    kind: CheckKind, verdict: Verdict, span: Span, says: str, *, known: str | None, source: str | None
) -> Check:
    """Build a check; `says` is what the text says, `known` what it is held against."""
    return Check(kind=kind, verdict=verdict, span=span, says=says, known=known, source=source)


def reopened(checks: Iterable[Check], *, most: int) -> tuple[Check, ...]:
    """Leave findings open that hang on an inferred day of publication, where more than `most` conflict.

    So many errors of one kind are more likely one error: the inference.
    """
    found = tuple(checks)
    if sum(c.verdict == "conflicts" for c in found) <= most:
        return found
    note = "The day of publication is only inferred, and may be what does not fit."
    return tuple(
        c.model_copy(update={"verdict": "cannot-check", "known": note}) if c.verdict == "conflicts" else c
        for c in found
    )
