"""The writer that is killed; a module of its own, so that a server can fork it in a moment."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dragoman.record import Record
from readings import reading

DOCUMENTS, AT_ONCE = 16, 4


def write(path: Path, told: Path, fatal: int) -> None:
    """Keep documents, and note in the file `told` each one that is acknowledged; then build the index.

    Before the call number `fatal` to the system that opens, writes, renames or syncs, it kills itself with
    a signal that no process can catch; after it, where the number is negative.
    """
    calls = 0

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal calls
            calls += 1
            this = calls
            if this == fatal:
                os.kill(os.getpid(), signal.SIGKILL)
            answer = real(*arguments, **options)
            if this == -fatal:
                os.kill(os.getpid(), signal.SIGKILL)
            return answer

        return call

    for name in ("fsync", "replace", "mkdir", "open"):
        setattr(os, name, watched(getattr(os, name)))
    record = Record.open(path)
    with told.open("ab", buffering=0) as acknowledged:
        for first in range(0, DOCUMENTS, AT_ONCE):
            kept = record.keep_many([reading(number) for number in range(first, first + AT_ONCE)])
            acknowledged.write("".join(f"{one.document_id}\n" for one in kept).encode())
    record.rebuild()
