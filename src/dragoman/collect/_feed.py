"""The articles that a feed or a sitemap names: RSS 0.9 to 2.0, RDF, Atom, and the sitemaps of sitemaps.org.

Feeds are often broken, so the parser mends what it can; it never resolves an entity of the document's own,
and opens nothing. Its time is linear in the size of the feed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urljoin

from lxml import etree

from dragoman.errors import InputError

LARGEST: Final = 10_000_000
"""Bytes of a feed or sitemap that are parsed; the sitemap protocol allows five times as many."""
_MOST: Final = 50_000
_ENTRIES: Final = frozenset({"item", "entry", "url", "sitemap"})
_DATES: Final = ("published", "pubdate", "date", "issued", "updated", "modified", "lastmod")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed names; `published` is what it says of the time, as 2024-07-01, null if nothing.

    `sitemap` says that the address is that of a further sitemap.
    """

    url: str
    title: str | None
    published: str | None
    sitemap: bool = False


def parse_feed(data: bytes, url: str) -> list[Entry] | None:
    """Return the articles that a feed or sitemap names, in its order; none where it is neither.

    Raises `InputError` where it is one and too large, or broken beyond mending.
    """
    if not _looks_like_one(data):
        return None
    if len(data) > LARGEST:
        raise InputError(
            f"the feed has more than the {LARGEST:,} bytes allowed",
            where=url,
            remedy="Name a smaller feed, or the sitemaps in it one by one.",
        )
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise InputError("the feed is broken beyond mending", where=url, remedy="Check the address.")
    found: dict[str, Entry] = {}
    for entry in _entries(root, url):
        found.setdefault(entry.url, entry)
        if len(found) >= _MOST:
            break
    return list(found.values())


def _looks_like_one(data: bytes) -> bool:
    start = data[:4_096].lower()
    return any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"<urlset", b"<sitemapindex"))


def _entries(root: Any, url: str) -> Iterator[Entry]:
    for element in root.iter():
        name = _name(element)
        if name in _ENTRIES and (link := _link(element)):
            absolute = urljoin(url, link).partition("#")[0]
            if absolute.startswith(("http://", "https://")):
                title, published = _text(element, "title"), _published(element)
                yield Entry(absolute, title, published, sitemap=name == "sitemap")


def _link(entry: Any) -> str | None:
    """Return the address of an entry: Atom's alternate link, RSS's link or guid, a sitemap's loc."""
    guid = None
    for child in entry:
        name, text = _name(child), (child.text or "").strip()
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            return str(child.get("href")).strip()
        if name in ("link", "loc") and text:
            return text
        if name == "guid" and text and child.get("isPermaLink", "true").lower() == "true":
            guid = text
    return guid if guid and guid.startswith("http") else None


def _published(entry: Any) -> str | None:
    told = {_name(child): (child.text or "").strip() for child in entry.iter() if len(child) == 0}
    return next((day for name in _DATES if (day := _day(told.get(name, "")))), None)


def _day(text: str) -> str | None:
    """Return a day in UTC from a time as RSS (RFC 822) or Atom (RFC 3339) write it."""
    if not text or len(text) > 64:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        try:
            return (moment.astimezone(UTC) if moment.tzinfo else moment).date().isoformat()
        except (ValueError, OverflowError):
            return None
    return None


def _text(entry: Any, name: str) -> str | None:
    text = next((child.text for child in entry if _name(child) == name and child.text), None)
    return " ".join(text.split())[:500] or None if text else None


def _name(element: Any) -> str:
    """Return the name of an element without its namespace, in small letters; nothing for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
