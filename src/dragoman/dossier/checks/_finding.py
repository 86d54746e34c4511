"""What a check is given and what it may answer."""

from collections.abc import Callable
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
