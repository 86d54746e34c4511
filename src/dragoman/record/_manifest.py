"""The manifest: one file a committed batch, numbered from 1 without a gap.

A batch that has no entry does not exist, whatever lies in `batches/`. An entry is one line of JSON and a
line with its SHA-256, published under its number only when it is whole.
"""

import hashlib
import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dragoman.errors import RecordError
from dragoman.record._durable import refused, sync_directory, write_durably
from dragoman.record._place import Place

VERSION = 3
"""The version of the tables that this code writes.

1: documents, dossiers, mentions. 2: revisions, quarantine, and the tables of imported events besides.
3: assignments of coded events to events besides.
Files are never rewritten: a column or a table that an older version did not have is read as empty."""

_NAME = re.compile(r"(\d{8})\.json")
_RESTORE = "Run `dragoman record verify`, and restore the file from a backup."


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BatchFile(_Part):
    """One Parquet file of a batch: the rows of one table."""

    table: str
    name: str
    rows: int
    bytes: int
    sha256: str


class ReadingKey(_Part):
    """What makes a reading the same: its document (id and text), and who coded it told what."""

    document: str
    coder: str


class Entry(_Part):
    """A committed batch; `committed` is a moment in UTC."""

    batch: int
    version: int = VERSION
    committed: str
    files: tuple[BatchFile, ...]
    readings: tuple[ReadingKey, ...] = ()

    def encode(self) -> bytes:
        """Return the bytes of the entry's file."""
        line = self.model_dump_json().encode()
        return line + b"\n" + hashlib.sha256(line).hexdigest().encode() + b"\n"


def entry_path(place: Place, batch: int) -> Path:
    """Return the file of an entry."""
    return place.manifest / f"{batch:08d}.json"


def publish(place: Place, entry: Entry) -> None:
    """Make a batch exist. Its files must be safely on the disk."""
    write_durably(entry_path(place, entry.batch), entry.encode())
    sync_directory(place.manifest)


def decode(data: bytes, path: Path) -> Entry:
    """Read an entry. Raises `RecordError` where it is damaged or written by a newer dragoman."""
    line, _, seal = data.partition(b"\n")
    if hashlib.sha256(line).hexdigest().encode() + b"\n" != seal:
        raise RecordError("this entry of the manifest is damaged", where=f"{path}:1", remedy=_RESTORE)
    try:
        entry = Entry.model_validate_json(line)
    except ValidationError as error:
        if b'"version":' in line and (found := re.search(rb'"version":\s*(\d+)', line)):
            require_known(int(found[1]), path)
        what = f"this entry of the manifest is not understood ({error.errors()[0]['msg']})"
        raise RecordError(what, where=f"{path}:1", remedy=_RESTORE) from None
    require_known(entry.version, path)
    return entry


def require_known(version: int, path: Path) -> None:
    """Raise `RecordError` for what a newer dragoman wrote."""
    if version > VERSION:
        raise RecordError(
            f"it is of format {version}, and this dragoman knows formats up to {VERSION}",
            where=str(path),
            remedy="Upgrade: pip install --upgrade dragoman.",
        )


def read_after(place: Place, last: int) -> list[Entry]:
    """Return the entries after number `last`, in order.

    They are asked for one by one: a listing may show a new entry and miss the one just before it.
    """
    entries: list[Entry] = []
    while (entry := _read(place, last + len(entries) + 1)) is not None:
        entries.append(entry)
    return entries


def changed_at(place: Place) -> int:
    """Return when an entry was last added or taken away, in nanoseconds."""
    try:
        return place.manifest.stat().st_mtime_ns
    except OSError as error:
        raise refused(error, place.manifest) from error


def require_whole(place: Place, last: int) -> None:
    """Raise `RecordError` where an entry is missing while later ones are there."""
    newest = max(numbers(place), default=0)
    if newest > last and _read(place, last + 1) is None:
        raise RecordError(
            f"the manifest lacks entry {last + 1}, and later ones are there",
            where=str(entry_path(place, last + 1)),
            remedy=_RESTORE,
        )


def numbers(place: Place) -> list[int]:
    """Return the numbers of the entries whose files are there, in order."""
    try:
        names = [path.name for path in place.manifest.iterdir()]
    except OSError as error:
        raise refused(error, place.manifest) from error
    return sorted(int(found[1]) for name in names if (found := _NAME.fullmatch(name)))


def _read(place: Place, batch: int) -> Entry | None:
    path = entry_path(place, batch)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused(error, path) from error
    entry = decode(data, path)
    if entry.batch != batch:
        raise RecordError(f"this entry says it is number {entry.batch}", where=str(path), remedy=_RESTORE)
    return entry
