"""One mention of a commitment, before mentions of the same one are brought together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.schema import Act, CommitmentKind, CommitmentState, Party, Span, When


@dataclass(slots=True)
class Mention:
    """What one sentence says of a commitment; `guessed` where it does not name the other side itself."""

    kind: CommitmentKind
    act: Act
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    state: CommitmentState
    due: When | None
    sentence: int
    trigger: Span
    spans: list[Span]
    events: list[str] = field(default_factory=list)
    guessed: bool = False


def distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The coded parties, one for each code."""
    found: dict[str, Party] = {}
    for party in parties:
        if party.code and party.code not in found:
            found[party.code] = party
    return tuple(found.values())


def codes(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.code for p in parties if p.code)
