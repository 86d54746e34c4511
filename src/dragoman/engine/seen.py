"""Which documents have been seen, so that none counts twice; on disk, so that millions need no memory."""

import sqlite3
from pathlib import Path
from typing import Literal

Verdict = Literal["new", "same", "other"]


class Seen:
    """The ids of documents with the digests of their texts.

    It is rebuilt by every run as it passes over the input, so nothing is lost with it.
    """

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, sha256 TEXT) WITHOUT ROWID")

    def add(self, identifier: str, sha256: str) -> Verdict:
        """Note a document: `new`, the `same` text under its id as before, or an `other` text."""
        row = self._database.execute("SELECT sha256 FROM seen WHERE id = ?", (identifier,)).fetchone()
        if row is None:
            self._database.execute("INSERT INTO seen VALUES (?, ?)", (identifier, sha256))
            return "new"
        return "same" if row[0] == sha256 else "other"

    def close(self) -> None:
        """Close the file."""
        self._database.close()
