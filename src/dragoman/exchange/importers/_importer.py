"""What an importer is: a source and the SQL that turns its clean rows into the shared columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.exchange._rows import Repair


@dataclass(frozen=True, slots=True)
class Importer:
    """The way from one source's columns to ours.

    `columns` gives SQL for each shared column that the source fills, over `r`, its clean rows, joined with
    `joins`; a column that is not named is null. Of the tables in `_lookups` any may be joined. `repair`
    realigns a row with the wrong number of columns.
    """

    source: str
    columns: Mapping[str, str]
    joins: str = ""
    repair: Repair | None = None
    lookups: Mapping[str, Mapping[str, tuple[str | None, str | None]]] = field(default_factory=dict)
