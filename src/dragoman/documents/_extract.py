"""The child process that takes an article out of an HTML page; see `_html` for its parent.

It reads pages in UTF-8 from stdin, each after its length, and answers each with a JSON object on stdout, or
null where the page holds no article. A page is hostile input to a large parser in C, so the child lowers its
own limits before it parses anything.
"""

import contextlib
import json
import math
import re
import sys
from collections.abc import Iterator
from typing import Any

from lxml.etree import iterwalk  # type: ignore[import-untyped,unused-ignore]
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from dragoman.documents._extractor import receive, send

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_BREAKING = frozenset(("p", "head", "item", "list", "quote", "code", "table", "row", "cell", "lb", "div"))
_CAPTION = re.compile("caption", re.IGNORECASE)
# Names and properties of meta elements that state when a page was published, the surest first.
_DATE_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "dc.date",
    "dcterms.date",
    "date",
)
_LONGEST_JSON_LD = 200_000
_FEWEST_WORDS = 8  # less is what is left of a menu, not an article

Line = tuple[str, str]


def main() -> None:
    """Serve pages until there is nobody left who asks."""
    seconds, megabytes = int(sys.argv[1]), int(sys.argv[2])
    _limit(megabytes)
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        send(sys.stdout.buffer, b"ready")
        while True:
            page = receive(sys.stdin.buffer).decode("utf-8")
            _limit_time(seconds)
            send(sys.stdout.buffer, json.dumps(extract(page)).encode())


def extract(page: str) -> dict[str, Any] | None:
    """Return the article of a page: its lines with their kinds, title, date as stated, source, address."""
    tree = load_html(page)
    if tree is None:
        return None
    stated = stated_date(tree)
    captions = _free_captions(tree)
    metadata = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    found: Any = bare_extraction(tree, include_comments=False, with_metadata=False, include_tables=True)
    if found is None or found.body is None:
        return None
    lines = [("caption" if text in captions else kind, text) for kind, text in _lines(found.body)]
    if sum(len(text.split()) for _, text in lines) < _FEWEST_WORDS:
        return None
    return {
        "title": metadata.title,
        "date": stated,
        "source": metadata.sitename or metadata.hostname,
        "url": metadata.url,
        "lines": lines,
    }


def stated_date(tree: Any) -> str | None:
    """Return the publication date that a page states in its metadata, as it is written there.

    Only what says that it is one counts: meta elements, JSON-LD, microdata, a time element marked as
    the publication's. A date somewhere in the text is not metadata.
    """
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.get("content"):
            meta.setdefault(name.strip().lower(), element.get("content").strip())
    for name in _DATE_META:
        if name in meta:
            return meta[name]
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        if (found := _json_ld_date(script.text or "")) is not None:
            return found
    for element in tree.iter("time"):
        if element.get("datetime") and (
            element.get("itemprop") == "datePublished" or "pubdate" in element.attrib
        ):
            return str(element.get("datetime")).strip()
    return None


def _json_ld_date(source: str) -> str | None:
    if len(source) > _LONGEST_JSON_LD:
        return None
    try:
        waiting = [json.loads(source)]
    except (ValueError, RecursionError):
        return None
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                return str(value["datePublished"]).strip()
            waiting += [value[key] for key in ("@graph", "mainEntity") if key in value]
    return None


def _free_captions(tree: Any) -> frozenset[str]:
    """Move each caption out of its figure, which the extraction drops whole, and return their texts."""
    captions = set()
    for caption in list(tree.iter("figcaption")):
        figure = next(caption.iterancestors("figure"), None)
        text = _plain(caption)
        if text and figure is not None and figure.getparent() is not None:
            paragraph = tree.makeelement("p")
            paragraph.text = text
            paragraph.tail, figure.tail = figure.tail, None
            figure.addnext(paragraph)
            captions.add(text)
    for element in tree.iter("p", "div", "span", "dd"):
        if _CAPTION.search(element.get("class") or ""):
            captions.add(_plain(element))
    return frozenset(captions)


def _lines(body: Any) -> Iterator[Line]:
    """Yield the lines of an extracted body in reading order, with their kinds."""
    kind, words = "paragraph", ""
    for event, element in _walk(body):
        if event == "text":
            words += element
            continue
        if words.strip():
            yield kind, " ".join(words.split())
        words = ""
        kind = "paragraph"
        if event == "start":
            kind = {"head": "heading", "item": "item"}.get(element, "paragraph")
    if words.strip():
        yield kind, " ".join(words.split())


def _walk(body: Any) -> Iterator[tuple[str, str]]:
    """Yield text, and the start and end of what breaks a line. No recursion: pages nest deep."""
    for event, element in iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end" and element.tail:
                yield "text", element.tail
            continue
        breaks = element.tag in _BREAKING
        if event == "start":
            if breaks:
                yield "start", element.tag
            if element.text:
                yield "text", element.text
        else:
            if breaks:
                yield "end", element.tag
            if element.tail:
                yield "text", element.tail


def _plain(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _limit(megabytes: int) -> None:
    if resource is None:
        return  # Windows: the parent's clock is the only limit
    size = megabytes * 1_000_000
    for what, value in ((resource.RLIMIT_AS, size), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        lowest = _lowest(value, resource.getrlimit(what)[1])
        resource.setrlimit(what, (lowest, lowest))


def _limit_time(seconds: int) -> None:
    """Allow so much more computing from here on; the hard limit stays, so that the next page gets as much."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = math.ceil(used.ru_utime + used.ru_stime) + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (_lowest(allowed, hard), hard))


def _lowest(value: int, hard: int) -> int:
    return value if resource is None or hard == resource.RLIM_INFINITY else min(value, hard)


if __name__ == "__main__":
    main()
