"""WARC: what a crawler was answered, as it came over the wire."""

import contextlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dragoman.engine.rows import Place, Refusal, Row
from dragoman.engine.sources._lines import Damage
from dragoman.engine.sources._members import DamagedMember, Members
from dragoman.engine.sources.article import too_large
from dragoman.settings import setting

_PAGES: Final = ("text/html", "application/xhtml+xml")
_GZIP: Final = b"\x1f\x8b"
_HEADERS: Final = 1_000_000
_PIECE: Final = 1 << 16
_DONE: Final = "200"
_START: Final = b"\nWARC/1."
_FIELD: Final = b"\r\nWARC-"
_MOST_BREAKS: Final = 100
_MOST_LOST: Final = 1_000_000_000
"""Bytes that are looked through for the next record, in one archive."""
_REMEDY: Final = (
    "What can be read of it is coded. Get the archive again, or mend it with `warcio recompress`."
)
# OverflowError: a record's length that no file has.
_BROKEN: Final = (ArchiveLoadFailed, ValueError, LookupError, OverflowError, *Damage)


@dataclass(frozen=True, slots=True)
class WarcSource:
    """A WARC file, plain or gzip: its HTML pages that were answered with 200; the rest is passed over."""

    path: Path

    def __iter__(self) -> Iterator[Row | Refusal]:
        try:
            with self.path.open("rb") as file:
                yield from read_warc(file, str(self.path))
        except OSError as error:
            reason = f"it cannot be read ({error.strerror or error})"
            yield Refusal(Place(str(self.path)), "file", reason, "Check its permissions.")

    def count(self) -> None:
        return None


def read_warc(file: IO[bytes], name: str) -> Iterator[Row | Refusal]:
    """Yield the pages of a WARC stream, plain or gzip; `name` names it in places.

    Where a record is broken a refusal names it, and reading goes on with the next that can be found. A
    stream that breaks again and again, or is no archive for long, ends in a refusal.
    """
    number = 0
    stream = _Bounded(file)
    for _ in range(_MOST_BREAKS):
        reader = None
        page: Row | Refusal | None = None  # that of the record before, given out once its end is seen
        inside = False
        try:
            if not stream.begun:
                stream.begin()
            records = ArchiveIterator(stream)
            reader = records.reader
            while True:
                record = _next(records, stream)
                inside = records.err_count > 0  # what follows is no record: the one before ends elsewhere
                if inside:
                    raise ArchiveLoadFailed("the record is longer or shorter than it says")
                if page is not None:
                    yield page
                if record is None:
                    return
                number, inside, page = number + 1, True, None
                page = _page(record, Place(name, number, "record"))
                while record.raw_stream.read(_PIECE):
                    pass
                if getattr(record.raw_stream, "limit", 0) > 0:  # what its length promises and the file lacks
                    raise ArchiveLoadFailed("the record is shorter than it says")
                inside = False
                stream.mark(reader)
        except _BROKEN as error:
            spoilt = inside or _holds_another(page) or stream.is_spoilt(error)
            goes_on = stream.find_record(reader)
            if not spoilt and not stream.spoilt:
                number += 1
                if page is not None:
                    yield page
            yield _broken(Place(name, number, "record"), error, goes_on=goes_on)
            if not goes_on:
                return
    reason = f"{_MOST_BREAKS} records cannot be read: the rest of the archive is left"
    yield Refusal(Place(name, number, "record"), "file", reason, _REMEDY)


def _holds_another(page: Row | Refusal | None) -> bool:
    """Say whether a page goes on into the record after it: its end is lost, and its length says otherwise."""
    return isinstance(page, Row) and page.data is not None and _FIELD in page.data


def _broken(place: Place, error: BaseException, *, goes_on: bool) -> Refusal:
    reason = " ".join(str(error).split())[:200] or "it ends too early"
    what = "the record cannot be read" if goes_on else "the archive cannot be read from here on"
    return Refusal(place, "file", f"{what} ({reason})", _REMEDY)


def _next(records: ArchiveIterator, stream: "_Bounded") -> Any:
    """Return the next record, its headers within bounds; none at the end."""
    with stream.at_most(_HEADERS), contextlib.redirect_stderr(io.StringIO()):  # warcio warns there
        return next(records, None)


def _page(record: Any, place: Place) -> Row | Refusal | None:
    """Return the page of a record; none where it holds none."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != _DONE:
        return None
    kind = headers.get_header("Content-Type") if headers else record.content_type
    media, _, parameters = (kind or "").partition(";")
    if media.strip().lower() not in _PAGES:
        return None
    limit = setting("max_document_bytes")
    if record.length is not None and record.length > limit:
        return too_large(place, limit)
    data = record.content_stream().read(limit + 1)
    if len(data) > limit:
        return too_large(place, limit)
    return Row(
        place,
        data=data,
        suffix=".html",
        charset=_charset(parameters),
        url=_text(record.rec_headers.get_header("WARC-Target-URI")),
    )


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return _text(value.strip().strip("\"'"))
    return None


def _text(value: str | None) -> str | None:
    """Return a header's value; none for one that is no text."""
    if value is None:
        return None
    return value.encode("utf-8", "replace").decode("utf-8")[:10_000] or None


class _Bounded:
    """A stream without its compression; it bounds headers, and finds the next record after a broken one."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._stream: Any = file
        self._waiting = b""  # what was read and put back
        self._left: int | None = None
        self._offset = 0
        self._lost = 0
        self.begun = False
        self._taken = 0
        self._marked = 0
        self.spoilt = False
        """Whether what was read up to the mark is seen, in the last search, to be of a damaged member."""

    def begin(self) -> None:
        """See whether the stream is compressed: warcio's own way has no bound on what comes out of it."""
        self.begun = True
        self._waiting = self._file.read(len(_GZIP))
        if self._waiting != _GZIP:
            return
        self._stream = Members(_Rejoined(self._waiting, self._file))  # type: ignore[arg-type]
        self._waiting = b""
        self._waiting = self._stream.read(_PIECE)
        self._taken = len(self._waiting)
        if self._waiting.startswith(_GZIP):
            self._stream, self._waiting = io.BytesIO(), b""
            raise ArchiveLoadFailed("it is compressed twice")

    @contextlib.contextmanager
    def at_most(self, size: int) -> Iterator[None]:
        """Let no more than `size` bytes be read meanwhile."""
        self._left = size
        try:
            yield
        finally:
            self._left = None

    def read(self, size: int = _PIECE) -> bytes:
        if self._left is not None and self._left <= 0:
            raise ArchiveLoadFailed("its headers have no end")
        data: bytes = self._waiting[:size]
        if not data:
            data = self._stream.read(size)
            self._taken += len(data)
        self._waiting = self._waiting[size:]
        self._offset += len(data)
        if self._left is not None:
            self._left -= len(data)
        return data

    def tell(self) -> int:
        return self._offset

    def mark(self, reader: Any) -> None:
        """Note that a record was read up to here; `reader` has read on."""
        self._marked = self._taken - len(self._waiting) - reader.rem_length()

    def is_spoilt(self, error: BaseException) -> bool:
        """Say whether what was read up to the mark is of the member that broke."""
        return isinstance(error, DamagedMember) and error.since < self._marked

    def find_record(self, reader: Any) -> bool:
        """Go to the next line that begins a record, from what `reader` holds on; say whether there is one."""
        self._waiting = (_held(reader) if reader is not None else b"") + self._waiting
        before = b"\n"
        self.spoilt = False
        while self._lost < _MOST_LOST:
            try:
                data = self.read(_PIECE)
            except zlib.error as error:
                self.spoilt = self.spoilt or self.is_spoilt(error)
                before, self._lost = b"\n", self._lost + _PIECE
                continue
            except OSError:
                return False
            if not data:
                return False
            self._lost += len(data)
            window = before + data
            if (at := window.find(_START)) >= 0:
                self._waiting = window[at + 1 :] + self._waiting
                return True
            before = window[-len(_START) :]
        return False


def _held(reader: Any) -> bytes:
    """Return what warcio has read ahead."""
    data: bytes = reader.read(reader.rem_length()) if reader.rem_length() else b""
    return data


class _Rejoined:
    """A file with the bytes put back that were read to see what it is."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        self._start = start
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        if self._start:
            start, self._start = self._start, b""
            return start
        return self._rest.read(size)
