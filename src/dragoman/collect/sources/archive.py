"""WARC and WACZ: pages that a crawler was answered, on the disk; no network is needed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dragoman.collect._feed import Entry
from dragoman.collect._report import Collected, SourceReport
from dragoman.collect.sources._source import Found, Kind, Page, Tools
from dragoman.documents import Fetched, Mark
from dragoman.engine.rows import Refusal, Row
from dragoman.engine.sources import open_source
from dragoman.errors import InputError

_ENDINGS: Final = (".warc", ".warc.gz", ".wacz")
_LONGEST_URL: Final = 2_048


def _read(source: str, tools: Tools, report: SourceReport) -> Iterator[Found]:
    """Yield the pages of an archive in their order, and where it cannot be read.

    An archive that was read to its end is passed over until its size or time is another; of one that is new
    or damaged, or whose reading was stopped, the pages that were dealt with are known one by one.
    """
    path = Path(source).absolute()
    archive = open_source(path)
    mark = _mark(path)
    if tools.state.source(str(path)).mark == mark:
        report.unchanged = True
        return
    whole = True
    for item in archive:
        if isinstance(item, Refusal):
            whole = whole and item.kind != "file"
            yield Collected(str(item.place), "refused", item.reason)
        else:
            yield _page(item)
    if whole:
        tools.state.saw(str(path), mark, tools.record.now())


def _page(row: Row) -> Page:
    """Return a page of the archive; one address may have been answered with several texts."""
    data = row.data or b""
    url = row.url if row.url and _is_address(row.url) else ""
    digest = hashlib.sha256(data).hexdigest()
    fetched = Fetched(data, url, "text/html", row.charset)
    return Page(f"{url} sha256:{digest}", Entry(url or str(row.place), None, None), fetched)


def _is_address(url: str) -> bool:
    return url.startswith(("http://", "https://")) and len(url) <= _LONGEST_URL and url.isprintable()


def _mark(path: Path) -> Mark:
    """Return what tells this state of a file from another."""
    try:
        found = path.stat()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"it cannot be read ({reason})", where=str(path), remedy="Check the path.") from None
    return Mark(str(found.st_size), str(found.st_mtime_ns))


ARCHIVE: Final = Kind(
    shown=(
        (
            "a `.warc`, `.warc.gz` or `.wacz` file",
            "the HTML pages in it that were answered with 200; no network is needed",
        ),
    ),
    takes=lambda source: source.lower().endswith(_ENDINGS),
    read=_read,
    bounded=False,
)
