"""What a run did, and who is told while it does it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from dragoman.engine.rows import Refusal


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a run, so far or at its end.

    `documents` count each document once, with or without events; `duplicates` are repetitions of one
    under its id with the same text. `before` says how many rows an interrupted run had already coded.
    `unchanged` is true where the output was complete and nothing was done.
    """

    documents: int = 0
    events: int = 0
    refused: int = 0
    duplicates: int = 0
    before: int = 0
    seconds: float = 0.0
    unchanged: bool = False
    refusals: Path | None = None

    @property
    def rows(self) -> int:
        """How many rows of the input have been dealt with."""
        return self.documents + self.duplicates + self.refused

    @property
    def rate(self) -> float:
        """Rows a second in this run."""
        return (self.rows - self.before) / self.seconds if self.seconds > 0 else 0.0


class Reporter(Protocol):
    """Is told how a run goes; used as a context that lasts as long as the run."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...

    def begin(self, total: int | None) -> None:
        """The work begins; `total` rows, where that is known."""
        ...

    def update(self, summary: Summary) -> None:
        """Some more is done."""
        ...

    def refuse(self, refusal: Refusal) -> None:
        """An input is refused."""
        ...

    def end(self, summary: Summary) -> None:
        """All is done."""
        ...


class Silent:
    """Tells nobody."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        return

    def begin(self, total: int | None) -> None:
        """Say nothing."""

    def update(self, summary: Summary) -> None:
        """Say nothing."""

    def refuse(self, refusal: Refusal) -> None:
        """Say nothing."""

    def end(self, summary: Summary) -> None:
        """Say nothing."""
