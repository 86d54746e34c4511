"""A gzip file of many members, as archives are packed: a damaged one does not cost the others."""

import zlib
from typing import IO, Final

_MAGIC: Final = b"\x1f\x8b\x08"
_PIECE: Final = 1 << 16
_WITH_GZIP_HEADER: Final = 31


class Members:
    """The unpacked bytes, never more of them at once than are asked for.

    Where a member is damaged or cut off `zlib.error` is raised; what came before has been given out by then,
    and reading again goes on with the next member.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._packed = b""
        self._member: zlib._Decompress | None = None

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; none at the end."""
        while True:
            if not self._packed and not self._fill():
                if self._member is None:
                    return b""
                self._member = None
                raise zlib.error("it ends too early")
            if self._member is None:
                self._member = zlib.decompressobj(_WITH_GZIP_HEADER)
            try:
                out = self._member.decompress(self._packed, size)
            except zlib.error:
                self._member = None
                self._pass_over()
                raise zlib.error("it is packed wrongly") from None
            if self._member.eof:
                # Zeros are what some writers fill up a file with.
                self._packed, self._member = self._member.unused_data.lstrip(b"\0"), None
            else:
                self._packed = self._member.unconsumed_tail
            if out:
                return out

    def _fill(self) -> bool:
        self._packed = self._file.read(_PIECE)
        return bool(self._packed)

    def _pass_over(self) -> None:
        """Go to what looks like the beginning of a member, but for that at which reading broke."""
        self._packed = self._packed[1:]
        while (at := self._packed.find(_MAGIC)) < 0:
            end = self._packed[1 - len(_MAGIC) :]
            if not self._fill():
                return
            self._packed = end + self._packed
        self._packed = self._packed[at:]
