"""The bytes of a data file, unpacked as they are read: plain, .gz or .zip."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Final

from dragoman.errors import InputError
from dragoman.settings import setting

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_BROKEN: Final = (
    EOFError,
    zlib.error,
    gzip.BadGzipFile,
    zipfile.BadZipFile,
    NotImplementedError,  # a way of packing that Python does not know
    RuntimeError,  # a member with a password
)


@contextmanager
def opened(path: Path) -> Iterator["Unpacked"]:
    """Open a data file by what it is, not by its name; an archive must hold one file.

    Raises `InputError` where it cannot be read.
    """
    with ExitStack() as stack:
        yield Unpacked(_opened(path, stack), path)


def _opened(path: Path, stack: ExitStack) -> "IO[bytes] | gzip.GzipFile":
    try:
        raw = stack.enter_context(path.open("rb"))
        magic = raw.read(4)
        raw.seek(0)
        if magic == _ZIP:
            archive = stack.enter_context(zipfile.ZipFile(raw))
            return stack.enter_context(archive.open(_only(archive, path)))
        return stack.enter_context(gzip.open(raw)) if magic.startswith(_GZIP) else raw
    except _BROKEN:
        raise _damaged(path) from None
    except FileNotFoundError:
        raise InputError("there is no such file", where=str(path), remedy="Check the path.") from None
    except IsADirectoryError:
        raise InputError("it is a directory", where=str(path), remedy="Name the files in it.") from None
    except OSError as error:
        raise _unreadable(path, error) from None


class Unpacked:
    """The unpacked bytes, as many as the setting `max_import_bytes` allows."""

    def __init__(self, file: "IO[bytes] | gzip.GzipFile", path: Path) -> None:
        self._file = file
        self._path = path
        self._left = setting("max_import_bytes")

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, fewer only at the end."""
        parts: list[bytes] = []
        while size and (part := self._read(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _read(self, size: int) -> bytes:
        try:
            part = self._file.read(size)
        except _BROKEN:
            raise _damaged(self._path) from None
        except OSError as error:
            raise _unreadable(self._path, error) from None
        self._left -= len(part)
        if self._left < 0:
            raise InputError(
                f"it has more than {setting('max_import_bytes'):,} bytes, unpacked",
                where=str(self._path),
                remedy="Split it, or raise DRAGOMAN_MAX_IMPORT_BYTES.",
            )
        return part


def _only(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    members = [m for m in archive.infolist() if not m.is_dir() and not m.filename.startswith("__MACOSX/")]
    if len(members) != 1:
        raise InputError(
            f"the archive holds {len(members)} files, not one",
            where=str(path),
            remedy="Unpack it and import the files that hold events.",
        )
    return members[0]


def _unreadable(path: Path, error: OSError) -> InputError:
    reason = error.strerror or type(error).__name__
    return InputError(f"it cannot be read ({reason})", where=str(path), remedy="Check the path.")


def _damaged(path: Path) -> InputError:
    return InputError(
        "it is packed wrongly or cut off, or has a password",
        where=str(path),
        remedy="Fetch it again; what came before the damage is kept.",
    )
