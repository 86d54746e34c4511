"""The way of a page into the record: its article, read, and kept once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from dragoman.collect._feed import Entry
from dragoman.collect._report import Collected
from dragoman.documents import Document, Fetched, from_bytes, require_english
from dragoman.errors import DragomanError, RecordError
from dragoman.record import Record
from dragoman.schema import Dossier, Published

_SUFFIXES: Final = {"text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md"}


class Keeping:
    """Reads pages and keeps those whose text the record does not hold."""

    def __init__(self, record: Record, read: Callable[[Document], Dossier]) -> None:
        self._record = record
        self._read = read
        self._held: dict[str, str] | None = None

    def keep(self, entry: Entry, page: Fetched) -> Collected:
        """Return what came of a page that was fetched.

        Raises `RecordError` where the record cannot be written.
        """
        try:
            document = _document(page, entry)
            require_english(document, where=entry.url)
            if known := self._known(document):
                return Collected(entry.url, "known", None, known)
            dossier = self._read(document)
        except RecordError:
            raise
        except DragomanError as error:
            return Collected(entry.url, "refused", error.what)
        kept = self._record.keep(dossier, document.text, collected=self._record.now())
        self._texts()[document.sha256] = kept.document_id
        return Collected(entry.url, "kept" if kept.added else "known", None, kept.document_id)

    def _known(self, document: Document) -> str | None:
        """Return the document that has this text already: it need not be read again."""
        return self._texts().get(document.sha256)

    def _texts(self) -> dict[str, str]:
        if self._held is None:
            found = self._record.query("SELECT sha256, document_id FROM documents")
            self._held = dict(zip(found["sha256"].to_pylist(), found["document_id"].to_pylist(), strict=True))
        return self._held


def _document(page: Fetched, entry: Entry) -> Document:
    suffix = _SUFFIXES.get(page.content_type or "", "")
    document = from_bytes(
        page.data, where=entry.url, suffix=suffix, charset=page.charset, url=page.url or None
    )
    if document.published.how not in ("given", "metadata") and entry.published:
        day = entry.published
        document = replace(document, published=Published(start=day, end=day, how="metadata"))
    if document.title is None and entry.title:
        document = replace(document, title=entry.title)
    return document
