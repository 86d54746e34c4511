"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever kills the process or the machine."""
    unfinished = path.with_name(f"{path.name}.new")
    with unfinished.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    put(unfinished, path)


def put(unfinished: Path, path: Path) -> None:
    """Give a file that is written and synced its name, and make the name last."""
    unfinished.replace(path)
    sync_folder(path.parent)


def sync(path: Path) -> None:
    """Make what was written to a file last."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make the names in a folder last, where the system has that."""
    try:
        folder = os.open(path, os.O_RDONLY)
    except OSError:
        return  # Windows: folders cannot be opened, and renames last by themselves
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold a lock for as long as the process lives; yields False where another process holds it."""
    with path.open("ab") as file:
        try:
            import fcntl  # noqa: PLC0415
        except ImportError:
            yield True  # Windows: no advisory locks; two runs at once are the caller's care
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
