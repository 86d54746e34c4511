"""What came of collecting, source by source and page by page."""

from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["kept", "known", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Collected:
    """One page: what came of it, why, and the document that it was kept as.

    `url` is its address; for a page of an archive that has none, and for a part of one that cannot be read,
    the place in the archive.
    """

    url: str
    outcome: Outcome
    reason: str | None = None
    document: str | None = None


@dataclass(slots=True)
class SourceReport:
    """What came of one source. `unchanged`: nothing is new in it. `error`: why it was left.

    `already` pages were dealt with before, and `left` ones wait for the next call.
    """

    source: str
    pages: list[Collected] = field(default_factory=list)
    already: int = 0
    left: int = 0
    unchanged: bool = False
    error: str | None = None

    def count(self, outcome: Outcome) -> int:
        """Return the number of pages with an outcome."""
        return sum(page.outcome == outcome for page in self.pages)
