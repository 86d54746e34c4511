"""Fetches what feeds, sitemaps and lists name, and keeps the articles that are new."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from dragoman import pipeline
from dragoman.collect._feed import Entry, parse_feed
from dragoman.collect._pace import Pace
from dragoman.collect._robots import Robots
from dragoman.collect._state import State
from dragoman.documents import (
    Document,
    Fetched,
    Mark,
    StatusError,
    fetch,
    from_bytes,
    is_public,
    require_english,
)
from dragoman.errors import DragomanError, InputError, RecordError
from dragoman.record import Record
from dragoman.schema import Dossier, Published
from dragoman.settings import setting

Outcome = Literal["kept", "known", "refused", "failed"]
Allow = Callable[..., bool]
_HTML: Final = {"text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md"}
_XML: Final = ("text/xml", "application/xml", "application/rss+xml", "application/atom+xml")
_DEEPEST: Final = 2
"""Sitemaps of sitemaps are followed so far."""
_GONE: Final = frozenset({400, 401, 403, 404, 405, 406, 410, 414, 451})
"""What a server says of a page that it will not say otherwise tomorrow."""
_LONGEST_WAIT: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Collected:
    """One page: what came of it, why, and the document that it was kept as."""

    url: str
    outcome: Outcome
    reason: str | None = None
    document: str | None = None


@dataclass(slots=True)
class SourceReport:
    """What came of one source. `unchanged`: the server says that nothing is new. `error`: why it was left.

    `already` pages were dealt with before, and `left` ones wait for the next call.
    """

    source: str
    pages: list[Collected] = field(default_factory=list)
    already: int = 0
    left: int = 0
    unchanged: bool = False
    error: str | None = None

    def count(self, outcome: Outcome) -> int:
        """Return the number of pages with an outcome."""
        return sum(page.outcome == outcome for page in self.pages)


def collect(
    record: Record,
    sources: Iterable[str],
    *,
    read: Callable[[Document], Dossier] = pipeline.read,
    allow: Allow = is_public,
    pace: Pace | None = None,
    progress: Callable[[Collected], None] | None = None,
) -> list[SourceReport]:
    """Fetch feeds, sitemaps, pages and lists of pages, and keep the articles that are new.

    A source is an address, or the path of a file with an address a line. What robots.txt forbids is not
    fetched; servers are asked one page at a time, with `collect_delay_seconds` or what they ask for between;
    feeds are asked for only what has changed; a page that is kept, or was refused for good, is not fetched
    again. One call takes at most `collect_pages` new pages of a source.

    `allow` says which addresses may be dialled (for tests: none but the public ones unless told otherwise).
    A source or page that cannot be had is in its report; the others go on. Raises `RecordError` where the
    record cannot be written.
    """
    with closing(State(record.path)) as state:
        work = _Work(record, state, read, allow, pace or Pace(setting("collect_delay_seconds")), progress)
        return [work.source(source) for source in dict.fromkeys(sources)]


class _Work:
    """One run: its record, its state, and what it has learnt of servers."""

    def __init__(  # noqa: PLR0917 - what `collect` was given
        self,
        record: Record,
        state: State,
        read: Callable[[Document], Dossier],
        allow: Allow,
        pace: Pace,
        progress: Callable[[Collected], None] | None,
    ) -> None:
        self._record = record
        self._state = state
        self._read = read
        self._allow = allow
        self._pace = pace
        self._progress = progress
        self._robots = Robots(self._get)
        self._resting: dict[str, str] = {}  # servers that asked to be left alone, and what they said

    def source(self, source: str) -> SourceReport:
        report = SourceReport(source)
        try:
            if source.lower().startswith(("http://", "https://")):
                self._address(source, report)
            else:
                self._pages(_listed(Path(source)), source, report)
        except RecordError:
            raise
        except InputError as error:
            report.error = f"{error.what}. {error.remedy}" if error.remedy else error.what
        return report

    def _address(self, url: str, report: SourceReport) -> None:
        known, now = self._state.source(url), self._record.now()
        if known.not_before and now < known.not_before:
            report.error = f"the server asked to be left alone until {known.not_before:%Y-%m-%d %H:%M} UTC"
            return
        try:
            page = self._polite(url, known.mark)
            if page.unchanged:
                report.unchanged = True
                return
            entries = parse_feed(page.data, page.url)
            if entries is None and page.content_type in _XML:
                raise InputError("it is neither a feed nor a sitemap", remedy="Check the address.")
        except InputError as error:
            self._state.failed(url, now + _rest(error, known.failures, now))
            raise
        if entries is None:
            self._page(Entry(url, None, None), url, report, page)
            return
        self._pages(self._unfolded(entries, 0), url, report)
        # Only what was dealt with whole is not asked for again: the rest is still named by the same state.
        done = not report.left and not report.count("failed")
        self._state.saw(url, page.mark if done else None, now)

    def _unfolded(self, entries: Sequence[Entry], depth: int) -> Iterator[Entry]:
        """Yield the pages of a feed, and those of the sitemaps that it names."""
        for entry in entries:
            if not entry.sitemap:
                yield entry
            elif depth < _DEEPEST:
                try:
                    page = self._polite(entry.url, None)
                    inner = parse_feed(page.data, page.url) or []
                except InputError:
                    continue
                yield from self._unfolded(inner, depth + 1)

    def _pages(self, entries: Iterable[Entry], source: str, report: SourceReport) -> None:
        most = setting("collect_pages")
        for entry in entries:
            if self._state.done(entry.url):
                report.already += 1
            elif len(report.pages) >= most:
                report.left += 1
            else:
                self._page(entry, source, report, None)

    def _page(self, entry: Entry, source: str, report: SourceReport, page: Fetched | None) -> None:
        if page is not None and self._state.done(entry.url):
            report.already += 1
            return
        found = self._kept(entry, page)
        now = self._record.now()
        self._state.note(entry.url, source, found.outcome, now, reason=found.reason, document=found.document)
        report.pages.append(found)
        if self._progress:
            self._progress(found)

    def _kept(self, entry: Entry, page: Fetched | None) -> Collected:
        try:
            page = page or self._polite(entry.url, None)
            document = _document(page, entry)
            require_english(document, where=entry.url)
            dossier = self._read(document)
        except StatusError as error:
            outcome: Outcome = "refused" if error.status in _GONE else "failed"
            return Collected(entry.url, outcome, error.what)
        except _ForbiddenError as error:
            return Collected(entry.url, "refused", error.what)
        except RecordError:
            raise
        except InputError as error:
            # A page that came and is no article will be none tomorrow; one that did not come may come yet.
            return Collected(entry.url, "refused" if page else "failed", error.what)
        except DragomanError as error:
            return Collected(entry.url, "refused", error.what)
        kept = self._record.keep(dossier, document.text, collected=self._record.now())
        return Collected(entry.url, "kept" if kept.added else "known", None, kept.document_id)

    def _polite(self, url: str, unless: Mark | None) -> Fetched:
        """Fetch a page if its server allows it, in its turn."""
        server = urlsplit(url).netloc
        if server in self._resting:
            raise InputError(self._resting[server], where=url, remedy="Try again later.")
        if not self._robots.allowed(url):
            raise _ForbiddenError(
                "robots.txt forbids it, or cannot be read", where=url, remedy="Leave it out."
            )
        try:
            page = self._get(url, unless, self._robots.delay(url))
        except StatusError as error:
            if error.status in (429, 503):
                self._resting[server] = error.what
            raise
        if urlsplit(page.url).netloc != server and not self._robots.allowed(page.url):
            raise _ForbiddenError(
                "it leads to a page that robots.txt forbids", where=url, remedy="Leave it out."
            )
        return page

    def _get(self, url: str, unless: Mark | None = None, asked: float = 0.0) -> Fetched:
        self._pace.wait(url, asked)
        return fetch(url, allow=self._allow, unless=unless)


class _ForbiddenError(InputError):
    """The server does not want it to be fetched."""


def _listed(path: Path) -> list[Entry]:
    """Return the addresses of a list, one a line; blank lines and lines with # in front are passed over."""
    try:
        data = path.read_bytes()[: setting("max_document_bytes") + 1]
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(
            f"it cannot be read ({reason})",
            where=str(path),
            remedy="Name the address of a feed or page, or a file with an address a line.",
        ) from None
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
    return [Entry(line, None, None) for line in dict.fromkeys(lines) if line and not line.startswith("#")]


def _document(page: Fetched, entry: Entry) -> Document:
    suffix = _HTML.get(page.content_type or "", "")
    document = from_bytes(page.data, where=entry.url, suffix=suffix, charset=page.charset, url=page.url)
    if document.published.how not in ("given", "metadata") and entry.published:
        day = entry.published
        document = replace(document, published=Published(start=day, end=day, how="metadata"))
    if document.title is None and entry.title:
        document = replace(document, title=entry.title)
    return document


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
