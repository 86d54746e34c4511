"""HTML: the article of a page, taken out by a child process with limits on time and memory."""

import json
import re
from typing import NamedTuple

from dragoman.documents._extractor import BrokenError, NotStartedError, OutOfTimeError, extractor
from dragoman.documents.document import Block, BlockKind
from dragoman.errors import InputError
from dragoman.settings import setting

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9._:-]{1,40})", re.IGNORECASE
)
_XML = re.compile(rb"\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([A-Za-z0-9._:-]{1,40})")
_XML_DECLARATION = re.compile(r"\s{0,20}<\?xml[^>]{0,200}\?>")
_HEAD = 4_096


class Article(NamedTuple):
    """What an HTML page holds: the text as it will be shown, its blocks, and what the page says of itself."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    date: str | None
    source: str | None
    url: str | None


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page declares at its start, as it names it."""
    found = _CHARSET.search(data, 0, _HEAD) or _XML.match(data, 0, _HEAD)
    return found[1].decode("ascii") if found else None


def extract_article(page: str, where: str) -> Article:
    """Take the article out of an HTML page: a line each for its title, headings, captions, paragraphs, items.

    Raises `InputError` where there is no article, or the page needs more time or memory than is allowed.
    """
    seconds, megabytes = setting("html_seconds"), setting("html_memory_mb")
    data = _XML_DECLARATION.sub("", page, count=1).encode("utf-8", "replace")
    try:
        found = json.loads(extractor().extract(data, seconds=seconds, megabytes=megabytes))
    except OutOfTimeError:
        raise InputError(
            f"taking the text out of the page took longer than {seconds} s",
            where=where,
            remedy="Save the article as plain text, or raise DRAGOMAN_HTML_SECONDS.",
        ) from None
    except NotStartedError:
        raise InputError(
            "the process that takes pages apart does not start",
            where=where,
            remedy="Install dragoman again, or raise DRAGOMAN_HTML_MEMORY_MB if you lowered it.",
        ) from None
    except BrokenError:
        raise InputError(
            "the page cannot be taken apart within the limits",
            where=where,
            remedy="Save the article as plain text, or raise DRAGOMAN_HTML_MEMORY_MB.",
        ) from None
    if found is None:
        raise InputError(
            "the page holds no article text",
            where=where,
            remedy="It may be an index, a log-in or a page made by scripts: save the article as plain text.",
        )
    return _assembled(found)


def _assembled(found: dict[str, object]) -> Article:
    lines: list[tuple[BlockKind, str]] = [(kind, text) for kind, text in found["lines"]]  # type: ignore[attr-defined]
    title = found["title"] if isinstance(found["title"], str) else None
    if title and title not in (text for _, text in lines[:3]):
        lines.insert(0, ("heading", " ".join(title.split())))
    text, blocks = "", []
    for kind, line in lines:
        start = len(text) + 2 * bool(text)
        text += f"\n\n{line}" if text else line
        blocks.append(Block(kind, (start, start + len(line))))
    date, source, url = (v if isinstance(v, str) else None for v in map(found.get, ("date", "source", "url")))
    return Article(text, tuple(blocks), title, date, source, url)
