"""WACZ: a ZIP archive with WARC files in it."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from dragoman.engine.rows import Place, Refusal, Row
from dragoman.engine.sources.warc import read_warc

_ENDINGS: Final = (".warc", ".warc.gz")
_MOST_MEMBERS: Final = 10_000
_BOMB: Final = 200
"""Text shrinks ten times at most; what shrinks so often is made to fill a disk."""


@dataclass(frozen=True, slots=True)
class WaczSource:
    """The pages of every WARC in a WACZ, by name. Nothing is unpacked to disk."""

    path: Path

    def __iter__(self) -> Iterator[Row | Refusal]:
        try:
            with zipfile.ZipFile(self.path) as archive:
                yield from self._members(archive)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            OSError,
            EOFError,
        ) as error:
            # RuntimeError: a member is encrypted. NotImplementedError: an unknown compression.
            yield Refusal(
                Place(str(self.path)),
                "file",
                f"it cannot be read on as a WACZ ({error})",
                "What came before is coded. Get the file again; it must be a ZIP without a password.",
            )

    def count(self) -> None:
        return None

    def _members(self, archive: zipfile.ZipFile) -> Iterator[Row | Refusal]:
        members = sorted(
            (m for m in archive.infolist() if m.filename.lower().endswith(_ENDINGS)),
            key=lambda member: member.filename,
        )
        if not members or len(members) > _MOST_MEMBERS:
            reason = f"it holds {len(members):,} WARC files; 1 to {_MOST_MEMBERS:,} are read"
            yield Refusal(Place(str(self.path)), "file", reason, "Give a WACZ, or the WARC files themselves.")
            return
        for member in members:
            name = f"{self.path}:{member.filename}"
            path = PurePosixPath(member.filename.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts:
                reason = "its name points out of the archive: it is not read"
                yield Refusal(Place(name), "file", reason, "Look at where this archive comes from.")
            elif member.file_size > _BOMB * max(member.compress_size, 1):
                reason = f"it unpacks to more than {_BOMB} times its size: it is not read"
                yield Refusal(Place(name), "file", reason, "Look at where this archive comes from.")
            else:
                with archive.open(member) as file:
                    yield from read_warc(file, name)
