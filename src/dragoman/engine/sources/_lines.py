"""Lines of a file, plain or gzip, none of them longer than is allowed in memory."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, cast

from dragoman.engine.rows import Place, Refusal
from dragoman.settings import setting

_PIECE = 1 << 16
_HOPELESS: Final = 50
"""A line so many times too long is a decompression bomb or no text: the rest of the file is left."""

Damage = (EOFError, OSError, zlib.error)
"""What reading a damaged file raises; `gzip.BadGzipFile` is an `OSError`."""


def open_plain(path: Path) -> IO[bytes]:
    """Open a file for reading, through gzip where its name ends in ``.gz``."""
    if path.name.lower().endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return path.open("rb")


def read_lines(path: Path) -> Iterator[tuple[int, bytes] | Refusal]:
    """Yield each line with its number, without its end; a refusal for one that is too long.

    What is too long is passed over piece by piece, never held. A file that is damaged, or that is a
    decompression bomb, ends in a refusal; what came before it counts.
    """
    limit = setting("max_document_bytes")
    number = 0
    try:
        with open_plain(path) as file:
            while line := file.readline(limit + 2):
                number += 1
                if line.endswith(b"\n"):
                    yield number, line.rstrip(b"\r\n")
                elif len(line) <= limit:  # the last line, without an end
                    yield number, line
                else:
                    ended = _pass_over(file, limit)
                    yield _too_long(path, number, limit, ended)
                    if not ended:
                        return
    except Damage as error:
        yield unreadable(path, number + 1, error)


def count_lines(path: Path, most: int) -> int | None:
    """Return how many lines a file has; none where it is larger than `most` bytes or damaged."""
    try:
        if path.stat().st_size > most:
            return None
        lines, read, last = 0, 0, b"\n"
        with open_plain(path) as file:
            while piece := file.read(_PIECE):
                lines += piece.count(b"\n")
                read += len(piece)
                last = piece[-1:]
                if read > _HOPELESS * most:
                    return None
    except Damage:
        return None
    return lines + (last != b"\n")


def unreadable(path: Path, number: int, error: BaseException) -> Refusal:
    """Return the refusal of the rest of a file that cannot be read on."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Refusal(
        Place(str(path), number),
        "file",
        f"the file cannot be read from here on ({reason or 'it ends too early'})",
        "What came before is coded. Get the file again if it is damaged, and check its permissions.",
    )


def _pass_over(file: IO[bytes], limit: int) -> bool:
    """Read to the end of the line; False where that is hopelessly far."""
    read = 0
    while piece := file.readline(_PIECE):
        if piece.endswith(b"\n"):
            return True
        read += len(piece)
        if read > _HOPELESS * limit:
            return False
    return True


def _too_long(path: Path, number: int, limit: int, ended: bool) -> Refusal:
    reason = f"the line has more than the {limit:,} bytes allowed"
    return Refusal(
        Place(str(path), number),
        "line",
        reason if ended else f"{reason}, and {_HOPELESS} times that: the rest of the file is not read",
        "Split it into its articles, or raise DRAGOMAN_MAX_DOCUMENT_BYTES.",
    )
