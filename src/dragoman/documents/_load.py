"""One article from a file, an address or standard input."""

import stat
import sys
from pathlib import Path

from dragoman.documents._build import build
from dragoman.documents._clean import clean, refuse_garbage
from dragoman.documents._encoding import decode
from dragoman.documents._fetch import fetch
from dragoman.documents._html import declared_charset, extract_article
from dragoman.documents._kinds import binary_kind, is_batch, looks_like_html
from dragoman.documents._lines import find_blocks
from dragoman.documents._markdown import find_markdown_blocks, split_front_matter
from dragoman.documents._publication import from_metadata, given
from dragoman.documents.document import Document
from dragoman.errors import DragomanError, InputError
from dragoman.settings import setting

STDIN = "-"
_HTML = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")
_TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md"}


def load(source: str, *, published: str | None = None) -> Document:
    """Read one article: a path to .txt, .md or .html, an address (http, https), or ``-`` for stdin.

    Raises `InputError` where it cannot be read as a text, with what to do; `UsageError` for a date that
    is none. A text in another language is loaded: see `require_english`.
    """
    given(published, source)  # a wrong date is told before anything is fetched
    if source == STDIN:
        return from_bytes(_read_stdin(), where="standard input", published=published)
    if source.lower().startswith(("http://", "https://")):
        page = fetch(source)
        suffix = _TYPES.get(page.content_type or "", "")
        return from_bytes(
            page.data, where=source, suffix=suffix, charset=page.charset, url=page.url, published=published
        )
    path = Path(source)
    return from_bytes(_read_file(path, source), where=source, suffix=path.suffix, published=published)


def from_bytes(
    data: bytes,
    *,
    where: str,
    suffix: str = "",
    charset: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> Document:
    """Make a document of the bytes of a text, Markdown or HTML file.

    `suffix` says which (``.html``, ``.md``; else the text is looked at), `charset` what a server declared,
    `url` where it came from, `where` names it in errors.
    """
    if not data.strip():
        raise InputError("it is empty", where=where, remedy="Give the text of an article.")
    if (kind := binary_kind(data)) is not None:
        raise InputError(f"it is {kind[0]}, not a text", where=where, remedy=kind[1])
    text = decode(data, where, charset or declared_charset(data))
    if suffix.lower() in _HTML or looks_like_html(text):
        return _from_html(text, where, url, published)
    if suffix.lower() in _MARKDOWN:
        return _from_markdown(clean(text, where), where, url, published)
    text = clean(text, where)
    return build(text, find_blocks(text), published=given(published, where), url=url)


def _from_html(page: str, where: str, url: str | None, published: str | None) -> Document:
    refuse_garbage(page, where)
    article = extract_article(page, where)
    return build(
        clean(article.text, where),
        article.blocks,
        title=article.title,
        published=given(published, where) if published else from_metadata(article.date),
        source=article.source,
        url=url or article.url,
    )


def _from_markdown(text: str, where: str, url: str | None, published: str | None) -> Document:
    matter, text = split_front_matter(text)
    text = clean(text, where)
    return build(
        text,
        find_markdown_blocks(text),
        title=matter.title,
        published=given(published, where) if published else from_metadata(matter.date),
        source=matter.source,
        url=url or matter.url,
        language=matter.language,
    )


def _read_stdin() -> bytes:
    limit = setting("max_document_bytes")
    return _within(sys.stdin.buffer.read(limit + 1), limit, "standard input")


def _read_file(path: Path, where: str) -> bytes:
    limit = setting("max_document_bytes")
    try:
        found = path.stat()
        _expect_article(path, found.st_mode, where)
        if found.st_size > limit:
            raise _too_large(found.st_size, limit, where)
        with path.open("rb") as file:
            return _within(file.read(limit + 1), limit, where)
    except DragomanError:
        raise
    except FileNotFoundError:
        raise InputError("there is no such file", where=where, remedy="Check the path.") from None
    except PermissionError:
        raise InputError("it may not be read", where=where, remedy="Check its permissions.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"it cannot be read ({reason})", where=where, remedy="Check the path.") from None


def _expect_article(path: Path, mode: int, where: str) -> None:
    remedy = f"Code all of it with `dragoman code {where} --out events.jsonl`."
    if stat.S_ISDIR(mode):
        raise InputError("it is a directory", where=where, remedy=remedy)
    if is_batch(path.name):
        raise InputError("it holds many documents, not one article", where=where, remedy=remedy)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise InputError("it is not a file", where=where, remedy="Give a file, or `-` for standard input.")


def _within(data: bytes, limit: int, where: str) -> bytes:
    if len(data) > limit:
        raise _too_large(len(data), limit, where)
    return data


def _too_large(size: int, limit: int, where: str) -> InputError:
    return InputError(
        f"it has {size:,} bytes or more, and {limit:,} are allowed",
        where=where,
        remedy="Split it into its articles, or raise DRAGOMAN_MAX_DOCUMENT_BYTES.",
    )
