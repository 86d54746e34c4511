"""WARC: what a crawler was answered, as it came over the wire."""

import contextlib
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dragoman.engine.rows import Place, Refusal, Row
from dragoman.engine.sources._lines import Damage
from dragoman.engine.sources.article import too_large
from dragoman.settings import setting

_PAGES: Final = ("text/html", "application/xhtml+xml")
_GZIP: Final = b"\x1f\x8b"
_HEADERS: Final = 1_000_000
_PIECE: Final = 1 << 16
_DONE: Final = "200"


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

    Where the stream breaks, a refusal names the record and ends it: there is no way to find the next one.
    """
    number = 0
    try:
        stream = _Bounded(_plain(file))
        records = ArchiveIterator(stream)
        while (record := _next(records, stream)) is not None:
            number += 1
            page = _page(record, Place(name, number, "record"))
            while record.raw_stream.read(_PIECE):
                pass
            if getattr(record.raw_stream, "limit", 0) > 0:  # what its length promises and the file lacks
                raise ArchiveLoadFailed("the record is shorter than it says")
            if page is not None:
                yield page
            if records.err_count:
                raise ArchiveLoadFailed("the record before is longer than it says")
    except (ArchiveLoadFailed, ValueError, LookupError, *Damage) as error:
        reason = " ".join(str(error).split())[:200] or "it ends too early"
        yield Refusal(
            Place(name, number + 1, "record"),
            "file",
            f"the archive cannot be read from here on ({reason})",
            "What came before is coded. Get the archive again, or mend it with `warcio recompress`.",
        )


def _plain(file: IO[bytes]) -> Any:
    """Return the stream without its compression: warcio's own has no bound on what comes out of it."""
    start = file.read(len(_GZIP))
    whole = _Rejoined(start, file)
    if start != _GZIP:
        return whole
    inner = io.BufferedReader(gzip.GzipFile(fileobj=whole), _PIECE)  # type: ignore[call-overload]
    if inner.peek(len(_GZIP)).startswith(_GZIP):
        raise ArchiveLoadFailed("it is compressed twice")
    return inner


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


class _Rejoined:
    """A stream with the bytes put back that were read to see what it is."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        self._start = start
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        if self._start:
            start, self._start = self._start, b""
            return start
        return self._rest.read(size)


class _Bounded:
    """A stream that ends the reading of headers where no end of them is in sight."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._left: int | None = None
        self._offset = 0

    @contextlib.contextmanager
    def at_most(self, size: int) -> Iterator[None]:
        """Let no more than `size` bytes be read meanwhile."""
        self._left = size
        try:
            yield
        finally:
            self._left = None

    def read(self, size: int = -1) -> bytes:
        if self._left is not None and self._left <= 0:
            raise ArchiveLoadFailed("its headers have no end")
        data: bytes = self._stream.read(size)
        self._offset += len(data)
        if self._left is not None:
            self._left -= len(data)
        return data

    def tell(self) -> int:
        return self._offset
