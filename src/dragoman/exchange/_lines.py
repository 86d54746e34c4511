"""Whole lines of a data file in clean UTF-8, in blocks, with what had to be refused.

Almost every block is clean and is passed on as it is; only one that is not is taken apart line by line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pyarrow as pa

from dragoman.exchange._bytes import Unpacked
from dragoman.exchange._refused import SHOWN, Refused

_BLOCK: Final = 8_388_608
_LONGEST: Final = 1_000_000
_BOM: Final = b"\xef\xbb\xbf"
# Tab and line feed are part of the form; every other control character is damage or an attack.
_CONTROLS: Final = bytes(c for c in range(32) if c not in b"\t\n") + b"\x7f"
_TAB, _LINE_FEED, _SPACE = b"\t\n "


@dataclass(frozen=True, slots=True)
class Block:
    """Clean lines, each ended by a line feed, their numbers in the file from 1, and the refused ones.

    `numbers` is a range where no line was left out.
    """

    data: bytes
    numbers: Sequence[int]
    refused: list[Refused] = field(default_factory=list)


def blocks(file: Unpacked, encodings: Sequence[str], *, blank: bool = False) -> Iterator[Block]:
    """Yield the lines of a file; blank ones are left out unless `blank`.

    The first of the `encodings` that a line is valid in is taken; a line that is valid in none is refused,
    and so is one with control characters or more than a million bytes.
    """
    number, rest, first = 1, b"", True
    while chunk := file.read(_BLOCK):
        if first:
            chunk, first = chunk.removeprefix(_BOM), False
        data, newline, rest = (rest + chunk).rpartition(b"\n")
        if newline:
            block = _clean(data + newline, number, encodings, blank)
            number += data.count(b"\n") + 1
            yield block
        elif len(rest) > _LONGEST:
            end = _skip(file)
            yield Block(b"", (), [_too_long(number, rest)])
            number += 1
            rest = end
    if rest.strip() or (blank and rest):
        yield _clean(rest + b"\n", number, encodings, blank)


def _skip(file: Unpacked) -> bytes:
    """Read on to the end of a line without keeping it; return what follows it."""
    while chunk := file.read(_BLOCK):
        _, newline, after = chunk.partition(b"\n")
        if newline:
            return after
    return b""


def _clean(data: bytes, number: int, encodings: Sequence[str], blank: bool) -> Block:
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == _LINE_FEED)
    if _in_order(data, ends, blank):
        return Block(data, range(number, number + len(ends)))
    kept: list[bytes] = []
    numbers: list[int] = []
    refused: list[Refused] = []
    for offset, line in enumerate(data[:-1].split(b"\n")):
        at = number + offset
        if not line and not blank:
            continue
        found = _line(line, at, encodings)
        if isinstance(found, Refused):
            refused.append(found)
        else:
            kept.append(found + b"\n")
            numbers.append(at)
    return Block(b"".join(kept), numbers, refused)


def _line(line: bytes, number: int, encodings: Sequence[str]) -> bytes | Refused:
    if len(line) > _LONGEST:
        return _too_long(number, line)
    if len(line.translate(None, _CONTROLS)) != len(line):
        return Refused(number, "it holds control characters", _shown(line))
    for encoding in encodings:
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.encode()
    return Refused(number, f"it is not {' or '.join(encodings)}", _shown(line))


def _in_order(data: bytes, ends: np.ndarray, blank: bool) -> bool:
    """Say whether every line may be passed on as it is; `ends` are the places of the line feeds."""
    lengths = np.diff(ends, prepend=-1) - 1
    if lengths.max(initial=0) > _LONGEST or (not blank and lengths.min(initial=1) == 0):
        return False
    codes = np.frombuffer(data, np.uint8)
    low = np.count_nonzero(codes < _SPACE)
    if low > len(ends) + np.count_nonzero(codes == _TAB) or b"\x7f" in data:
        return False
    return _valid(data)


def _valid(data: bytes) -> bool:
    """Say whether bytes are UTF-8, which Arrow sees faster than Python and without a copy."""
    whole = pa.py_buffer(np.array([0, len(data)], np.int64))
    text = pa.Array.from_buffers(pa.large_string(), 1, [None, whole, pa.py_buffer(data)])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _too_long(number: int, line: bytes) -> Refused:
    return Refused(number, f"it has more than {_LONGEST:,} bytes", _shown(line))


def _shown(line: bytes) -> str:
    """Return the beginning of a line with every byte that is no clean character shown as such."""
    text = line[:SHOWN].decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() or c == "\t" else repr(c)[1:-1] for c in text)[:SHOWN]
