"""What an import did, file by file."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class FileReport:
    """The counts of one file: `read` = `kept` + `quarantined` + `duplicate`.

    `repaired` are among the kept or the duplicates: rows that were realigned. `notes` say what is unusual
    about the file, `error` why it was given up.
    """

    file: str
    read: int = 0
    kept: int = 0
    quarantined: int = 0
    duplicate: int = 0
    repaired: int = 0
    notes: list[str] = field(default_factory=list)
    error: str | None = None

    def as_object(self) -> dict[str, object]:
        """Return it as one flat object."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import of several files did."""

    source: str
    files: tuple[FileReport, ...]

    @property
    def whole(self) -> bool:
        """Say whether every line of every file was kept, or held already."""
        return not any(f.quarantined or f.error for f in self.files)

    def total(self, count: str) -> int:
        """Return the sum of a count, such as ``kept``, over the files."""
        return sum(getattr(f, count) for f in self.files)
