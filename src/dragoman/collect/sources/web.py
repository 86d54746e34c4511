"""An address: a feed or sitemap, with the pages that it names, or one page."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from dragoman.collect._feed import Entry, parse_feed
from dragoman.collect._report import SourceReport
from dragoman.collect.sources._source import Found, Kind, Page, Tools
from dragoman.documents import Fetched, StatusError
from dragoman.errors import InputError

_XML: Final = ("text/xml", "application/xml", "application/rss+xml", "application/atom+xml")
_DEEPEST: Final = 2
"""Sitemaps of sitemaps are followed so far."""
_LONGEST_WAIT: Final = timedelta(days=1)


def _read(url: str, tools: Tools, report: SourceReport) -> Iterator[Found]:
    known, now = tools.state.source(url), tools.record.now()
    if known.not_before and now < known.not_before:
        report.error = f"the server asked to be left alone until {known.not_before:%Y-%m-%d %H:%M} UTC"
        return
    try:
        page = tools.polite.fetch(url, known.mark)
        entries = None if page.unchanged else _entries(page)
    except InputError as error:
        tools.state.failed(url, now + _rest(error, known.failures, now))
        raise
    if page.unchanged:
        report.unchanged = True
    elif entries is None:
        yield Page(url, Entry(url, None, None), page)
    else:
        yield from _unfolded(entries, tools, 0)
        # Only what was dealt with whole is not asked for again: the rest is still named by the same state.
        done = not report.left and not report.count("failed")
        tools.state.saw(url, page.mark if done else None, now)


def _entries(page: Fetched) -> list[Entry] | None:
    """Return what a feed or sitemap names; none where the page is one itself."""
    entries = parse_feed(page.data, page.url)
    if entries is None and page.content_type in _XML:
        raise InputError("it is neither a feed nor a sitemap", remedy="Check the address.")
    return entries


def _unfolded(entries: Sequence[Entry], tools: Tools, depth: int) -> Iterator[Entry]:
    """Yield the pages of a feed, and those of the sitemaps that it names."""
    for entry in entries:
        if not entry.sitemap:
            yield entry
        elif depth < _DEEPEST:
            try:
                page = tools.polite.fetch(entry.url)
                inner = parse_feed(page.data, page.url) or []
            except InputError:
                continue
            yield from _unfolded(inner, tools, depth + 1)


def _rest(error: InputError, failures: int, now: datetime) -> timedelta:
    """Return how long a source is left alone: what it asks for, else longer with each failure."""
    asked = _asked(error.retry_after, now) if isinstance(error, StatusError) else None
    return min(asked or timedelta(minutes=5 * 2 ** min(failures, 10)), _LONGEST_WAIT)


def _asked(header: str | None, now: datetime) -> timedelta | None:
    """Read Retry-After: seconds, or a moment."""
    if not header or len(header) > 64:
        return None
    if header.strip().isdigit():
        return timedelta(seconds=min(int(header), int(_LONGEST_WAIT.total_seconds())))
    try:
        moment = parsedate_to_datetime(header)
        return max(moment - now, timedelta())
    except (ValueError, TypeError):
        return None


WEB: Final = Kind(
    shown=(
        ("the address of an RSS or Atom feed", "the pages that it names"),
        ("the address of a sitemap", "the pages that it names, and those of sitemaps in it, two deep"),
        ("any other address", "that page"),
    ),
    takes=lambda source: source.lower().startswith(("http://", "https://")),
    read=_read,
)
