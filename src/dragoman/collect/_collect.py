"""Takes what feeds, sitemaps, lists and archives name or hold, and keeps the articles that are new."""

from collections.abc import Callable, Iterable
from contextlib import closing

from dragoman import pipeline
from dragoman.collect._feed import Entry
from dragoman.collect._keeping import Keeping
from dragoman.collect._pace import Pace
from dragoman.collect._polite import Allow, Polite, for_good
from dragoman.collect._report import Collected, SourceReport
from dragoman.collect._state import State
from dragoman.collect.sources import Found, Page, Tools, kind_of
from dragoman.documents import Document, is_public
from dragoman.errors import DragomanError, InputError, RecordError
from dragoman.record import Record
from dragoman.schema import Dossier
from dragoman.settings import setting

Progress = Callable[[Collected], None]


def collect(
    record: Record,
    sources: Iterable[str],
    *,
    read: Callable[[Document], Dossier] = pipeline.read,
    allow: Allow = is_public,
    pace: Pace | None = None,
    progress: Progress | None = None,
) -> list[SourceReport]:
    """Take the pages of feeds, sitemaps, lists of pages and archives, and keep the articles that are new.

    A source is an address, or the path of a WARC, a WACZ, or a file with an address a line. What robots.txt
    forbids is not fetched; servers are asked one page at a time, with `collect_delay_seconds` or what they
    ask for between; feeds are asked for only what has changed; a page that is kept, or was refused for good,
    is not taken again. One call takes at most `collect_pages` new pages of a feed or list; an archive is read
    to its end.

    `allow` says which addresses may be dialled (for tests: none but the public ones unless told otherwise).
    A source or page that cannot be had is in its report; the others go on. Raises `RecordError` where the
    record cannot be written.
    """
    with closing(State(record.path)) as state:
        polite = Polite(allow, pace or Pace(setting("collect_delay_seconds")))
        work = _Work(Tools(polite, state, record), Keeping(record, read), progress)
        return [work.source(source) for source in dict.fromkeys(sources)]


class _Work:
    """One run over its sources."""

    def __init__(self, tools: Tools, keeping: Keeping, progress: Progress | None) -> None:
        self._tools = tools
        self._keeping = keeping
        self._progress = progress

    def source(self, source: str) -> SourceReport:
        report = SourceReport(source)
        kind = kind_of(source)
        most = setting("collect_pages") if kind.bounded else None
        try:
            for found in kind.read(source, self._tools, report):
                self._take(found, report, most)
        except RecordError:
            raise
        except DragomanError as error:
            report.error = f"{error.what}. {error.remedy}" if error.remedy else error.what
        return report

    def _take(self, found: Found, report: SourceReport, most: int | None) -> None:
        if isinstance(found, Collected):
            self._tell(found, report)
            return
        key = found.key if isinstance(found, Page) else found.url
        if self._tools.state.done(key):
            report.already += 1
        elif most is not None and len(report.pages) >= most:
            report.left += 1
        else:
            page = self._taken(found)
            self._tools.state.note(
                key,
                report.source,
                page.outcome,
                self._tools.record.now(),
                reason=page.reason,
                document=page.document,
            )
            self._tell(page, report)

    def _taken(self, found: Entry | Page) -> Collected:
        if isinstance(found, Page):
            return self._keeping.keep(found.entry, found.fetched)
        try:
            page = self._tools.polite.fetch(found.url)
        except InputError as error:
            return Collected(found.url, "refused" if for_good(error) else "failed", error.what)
        return self._keeping.keep(found, page)

    def _tell(self, page: Collected, report: SourceReport) -> None:
        report.pages.append(page)
        if self._progress:
            self._progress(page)
