"""A file with an address a line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dragoman.collect._feed import Entry
from dragoman.collect._report import SourceReport
from dragoman.collect.sources._source import Found, Kind, Tools
from dragoman.errors import InputError
from dragoman.settings import setting


def _read(source: str, _tools: Tools, _report: SourceReport) -> Iterator[Found]:
    """Yield the addresses; blank lines and lines with # in front are passed over."""
    limit = setting("max_document_bytes")
    try:
        with Path(source).open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
        raise InputError(
            f"it cannot be read ({reason})",
            where=source,
            remedy="Name the address of a feed or page, a WARC or WACZ, or a file with an address a line.",
        ) from None
    if len(data) > limit:
        raise InputError(
            f"it has more than the {limit:,} bytes allowed",
            where=source,
            remedy="Split it, or raise DRAGOMAN_MAX_DOCUMENT_BYTES.",
        )
    lines = dict.fromkeys(line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    for line in lines:
        if line and not line.startswith("#"):
            yield Entry(line, None, None)


LISTED: Final = Kind(
    shown=(
        (
            "any other file",
            "the pages whose addresses stand in it, one a line; a line that begins with `#` is passed over",
        ),
    ),
    takes=lambda _: True,
    read=_read,
)
