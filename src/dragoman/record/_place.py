"""Where the record is, and what lies where in it."""

import os
from dataclasses import dataclass
from pathlib import Path

TEMPORARY = ".tmp"
"""The ending of a file that is not published yet; nobody reads it."""


def home() -> Path:
    """Return DRAGOMAN_HOME, else the platform's directory for a user's data."""
    if named := os.environ.get("DRAGOMAN_HOME"):
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415 - only where nothing else says where

    return Path(platformdirs.user_data_dir("dragoman", appauthor=False))


@dataclass(frozen=True, slots=True)
class Place:
    """The files of one record."""

    root: Path

    @property
    def head(self) -> Path:
        """The format of the record and when it was created."""
        return self.root / "record.json"

    @property
    def batches(self) -> Path:
        """Immutable Parquet files."""
        return self.root / "batches"

    @property
    def manifest(self) -> Path:
        """One entry a committed batch; what is not in it does not exist."""
        return self.root / "manifest"

    @property
    def index(self) -> Path:
        """A copy of the batches for quick queries; it can be rebuilt."""
        return self.root / "index.duckdb"

    @property
    def lock(self) -> Path:
        """Held by the writer."""
        return self.root / "lock"

    @property
    def index_lock(self) -> Path:
        """Held by whoever rebuilds the index."""
        return self.root / "index.lock"

    def temporaries(self) -> list[Path]:
        """Files that a killed process left behind, or that a living one is writing."""
        places = (self.root, self.batches, self.manifest)
        return sorted(p for place in places for p in place.glob(f"*{TEMPORARY}*"))
