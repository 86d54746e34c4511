"""What a page is asked for, and what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.errors import UsageError


@dataclass(frozen=True, slots=True)
class Asked:
    """The events of one party, or of two of them together, on whichever side; null is any.

    `since` and `until` are days, both included, that the interval of the event touches.
    """

    parties: tuple[str, ...]
    type: str | None = None
    since: date | None = None
    until: date | None = None
    limit: int = 50
    offset: int = 0

    def __post_init__(self) -> None:
        if len(set(self.parties)) not in (1, 2) or len(self.parties) > 2:
            raise UsageError(
                f"a page is of one party or of two, and {len(set(self.parties))} are named",
                where="parties",
                remedy="Name one or two codes, as BLR PRK.",
            )
        if self.limit < 1 or self.offset < 0:
            raise UsageError(
                "a page has one row at least, and begins at 0 or later",
                where="limit" if self.limit < 1 else "offset",
            )


@dataclass(frozen=True, slots=True)
class Line:
    """An event on a page: one that was coded here (source ``dragoman``, with its document), or imported.

    `name` is its id in its source. `text` is its sentence, of an imported one the names of its parties.
    """

    source: str
    name: str
    document: str | None
    type: str | None
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: date | None
    end: date | None
    place: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some events, the newest first and those without a day last; `types` counts all that were asked for.

    `batches` is the state of the record that it shows, as a number of batches; `behind` is how many have been
    kept since.
    """

    lines: tuple[Line, ...]
    types: Mapping[str | None, int]
    batches: int
    behind: int = 0

    @property
    def total(self) -> int:
        """How many events there are."""
        return sum(self.types.values())
