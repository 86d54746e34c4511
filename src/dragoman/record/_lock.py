"""One writer at a time.

The lock belongs to the open file, so the system takes it away from a process that dies.
"""

import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import RecordError
from dragoman.record._durable import refused

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, *, wait: float, task: str) -> Iterator[None]:
    """Hold a lock file for a while; raise `RecordError` where another holds it for `wait` seconds more."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise refused(error, path) from error
    try:
        _acquire(descriptor, path, time.monotonic() + wait, task)
        yield
    finally:
        os.close(descriptor)  # which frees the lock


def _acquire(descriptor: int, path: Path, deadline: float, task: str) -> None:
    while True:
        try:
            _try(descriptor)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                raise RecordError(
                    f"another process is {task}",
                    where=str(path.parent),
                    remedy="Wait until it is done and try again.",
                ) from None
            time.sleep(random.uniform(0.002, 0.02))  # noqa: S311 - so that two who wait do not march in step
        else:
            return
