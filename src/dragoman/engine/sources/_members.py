"""A gzip file of many members, as archives are packed: a damaged one does not cost the others."""

import zlib
from typing import IO, Final

_MAGIC: Final = b"\x1f\x8b\x08"
_PIECE: Final = 1 << 16
_LOOKED_BACK: Final = 1 << 17
_WITH_GZIP_HEADER: Final = 31


class DamagedMember(zlib.error):
    """A member that is damaged or cut off."""

    def __init__(self, reason: str, since: int) -> None:
        """`since` is the first of its bytes among all that were given out: from there on nothing is sure."""
        super().__init__(reason)
        self.since = since


class Members:
    """The unpacked bytes, never more of them at once than are asked for.

    Where a member is damaged or cut off `DamagedMember` is raised; what came before has been given out by
    then, and reading again goes on with the next member.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._packed = b""
        self._member: zlib._Decompress | None = None
        self._taken = b""  # what was unpacked last of this member
        self._given = 0
        self._since = 0

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; none at the end."""
        while True:
            if not self._packed and not self._fill():
                if self._member is None:
                    return b""
                raise self._damaged("it ends too early")
            if self._member is None:
                self._member = zlib.decompressobj(_WITH_GZIP_HEADER)
                self._taken, self._since = b"", self._given
            try:
                out = self._member.decompress(self._packed, size)
            except zlib.error:
                raise self._damaged("it is packed wrongly") from None
            if self._member.eof:
                # Zeros are what some writers fill up a file with.
                self._packed, self._member = self._member.unused_data.lstrip(b"\0"), None
            else:
                left = self._member.unconsumed_tail
                self._taken = (self._taken + self._packed[: len(self._packed) - len(left)])[-_LOOKED_BACK:]
                self._packed = left
            if out:
                self._given += len(out)
                return out

    def _fill(self) -> bool:
        self._packed = self._file.read(_PIECE)
        return bool(self._packed)

    def _damaged(self, reason: str) -> DamagedMember:
        """Go to what looks like the beginning of the next member.

        It may lie behind: a member that is cut off goes on, as it seems, into the next one, until that makes
        no sense.
        """
        self._member = None
        self._packed = (self._taken + self._packed)[1:]
        while (at := self._packed.find(_MAGIC)) < 0:
            end = self._packed[1 - len(_MAGIC) :]
            if not self._fill():
                return DamagedMember(reason, self._since)
            self._packed = end + self._packed
        self._packed = self._packed[at:]
        return DamagedMember(reason, self._since)
