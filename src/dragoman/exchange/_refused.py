"""What an import could not take as it was, and where it stood."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["refused", "repaired"]

SHOWN = 1_000
"""Characters of an input that the quarantine keeps."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that was not kept, or that was kept after a repair: its number from 1, the column, and why."""

    line: int
    reason: str
    text: str
    field: str | None = None
    outcome: Outcome = "refused"
