"""Writes files so that after a crash they are whole or absent."""

import contextlib
import errno
import os
import secrets
import sys
from pathlib import Path

from dragoman.errors import RecordError
from dragoman.record._place import TEMPORARY

_ELSEWHERE = "Name another directory with --record or DRAGOMAN_HOME."
_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space and run it again; what was kept is whole."),
    errno.EDQUOT: ("your quota of disk space is used up", "Free some space and run it again."),
    errno.EACCES: ("it may not be written or read", f"Check its permissions. {_ELSEWHERE}"),
    errno.EPERM: ("it may not be written or read", f"Check its permissions. {_ELSEWHERE}"),
    errno.EROFS: ("it is on a read-only disk", _ELSEWHERE),
    errno.ENOTDIR: ("a part of the path is a file, not a directory", _ELSEWHERE),
    errno.EEXIST: ("it is a file, not a directory", _ELSEWHERE),
    errno.ENAMETOOLONG: ("the path is too long", _ELSEWHERE),
}


def refused(error: OSError, where: Path) -> RecordError:
    """Return what the system refused as an error that says what to do."""
    reason = error.strerror or str(error)
    what, remedy = _REASONS.get(error.errno or 0, (f"the system refused: {reason}", _ELSEWHERE))
    return RecordError(what, where=str(where), remedy=remedy)


def write_durably(path: Path, data: bytes) -> None:
    """Write a file under another name, flush it to the disk, and only then give it its name.

    The name is safe from a power cut after `sync_directory` of its directory.
    """
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}{TEMPORARY}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise refused(error, path) from error


def sync_directory(path: Path) -> None:
    """Flush the names in a directory to the disk."""
    if sys.platform == "win32":  # a directory cannot be opened there, and NTFS logs its names
        return
    try:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise refused(error, path) from error
