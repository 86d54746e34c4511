"""The parent of the child process that takes pages apart: hands it one page after the other.

A child that runs out of time or memory, or breaks, is replaced; so is one that has served long, for the sake
of its memory. The next page meets a fresh one.
"""

import atexit
import contextlib
import os
import subprocess
import sys
from functools import cache
from threading import Event, Lock, Timer
from typing import IO, Final

_PAGES_OF_A_CHILD: Final = 500


class BrokenError(Exception):
    """The child broke on a page."""


class OutOfTimeError(Exception):
    """A page took longer than it may."""


class NotStartedError(Exception):
    """The child ended before it took any page: something is missing here."""


class Extractor:
    """One child process; several threads take turns."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._served = 0
        self._limits = (0, 0)
        self._greeted = False
        atexit.register(self.close)

    def extract(self, page: bytes, *, seconds: int, megabytes: int) -> bytes:
        """Return what the child says of a page in UTF-8, as JSON.

        Raises `BrokenError`, `OutOfTimeError` or `NotStartedError`.
        """
        with self._lock:
            child = self._ready((seconds, megabytes))
            expired = Event()

            def expire() -> None:
                expired.set()
                child.kill()

            late = Timer(seconds, expire)
            late.start()
            try:
                self._greeted = self._greeted or bool(receive(_pipe(child.stdout)))
                send(_pipe(child.stdin), page)
                return receive(_pipe(child.stdout))
            except (OSError, ValueError, EOFError):
                self.close()
                if expired.is_set():
                    raise OutOfTimeError from None
                raise (BrokenError if self._greeted else NotStartedError) from None
            except BaseException:  # Ctrl-C between question and answer: the answer must meet no other page
                self.close()
                raise
            finally:
                late.cancel()

    def close(self) -> None:
        """End the child, if there is one and it is ours."""
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        child.wait()

    def _ready(self, limits: tuple[int, int]) -> "subprocess.Popen[bytes]":
        """Return a living child with these limits."""
        child, ours = self._child, self._owner == os.getpid()
        used_up = self._served >= _PAGES_OF_A_CHILD or self._limits != limits
        if child is not None and (used_up or not ours or child.poll() is not None):
            self.close()
        if self._child is None:
            command = [sys.executable, "-P", "-m", "dragoman.documents._extract", *map(str, limits)]
            self._child = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._owner, self._served, self._limits, self._greeted = os.getpid(), 0, limits, False
        self._served += 1
        return self._child


@cache
def extractor() -> Extractor:
    """Return the extractor of this process."""
    return Extractor()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101 - both are pipes
    return pipe


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write a message and its length before it."""
    pipe.write(b"%d\n" % len(message))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read a message; raises `EOFError` where there is no whole one."""
    head = pipe.readline(20)
    if not head.endswith(b"\n"):
        raise EOFError
    message = pipe.read(int(head))
    if len(message) < int(head):
        raise EOFError
    return message
