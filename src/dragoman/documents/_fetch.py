"""Fetching one page of the public internet, and nothing else.

The name of the server is resolved once, every address of it must be public, and the very address that
was checked is dialled; the same at every redirect. Time, redirects and size are capped, packed and
unpacked. No proxy, cookie, credential or address from the environment is used.
"""

import http
import http.client
import re
import zlib
from collections.abc import Callable
from contextlib import closing
from typing import Final, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from dragoman._version import __version__
from dragoman.documents._address import Address, is_public
from dragoman.documents._wire import Clock, Target, request, resolve
from dragoman.errors import InputError
from dragoman.settings import setting

_PORTS: Final = {"http": 80, "https": 443}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_LONGEST_URL = 2_048
_LONGEST_HOST = 253
_LONGEST_MARK = 512
_PLAIN = re.compile(r"[\x20-\x7e]+")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")
_CHARSET = re.compile(r"charset\s?=\s?[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)


class Fetched(NamedTuple):
    """A page as the server sent it, unpacked; `url` is where the redirects ended.

    `mark` tells this state of the page from others; `unchanged` says that it is still in the state that was
    asked about, and then there is no data.
    """

    data: bytes
    url: str
    content_type: str | None
    charset: str | None
    mark: "Mark | None" = None
    unchanged: bool = False


class Mark(NamedTuple):
    """What a server said by which a page is asked for only if it has changed: ETag, Last-Modified."""

    etag: str | None
    modified: str | None


class StatusError(InputError):
    """The server answers with a status that brings no page; `retry_after` is what it says of trying again."""

    def __init__(
        self, what: str, *, status: int, retry_after: str | None, where: str | None, remedy: str | None
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.status = status
        self.retry_after = retry_after


def fetch(url: str, *, allow: Callable[[Address], bool] = is_public, unless: Mark | None = None) -> Fetched:
    """Fetch a page. `allow` says which addresses may be dialled: those of the public internet.

    With the mark of a state of the page in `unless`, it is fetched only if it has changed since.

    Raises `InputError` for an address that may not be fetched, a server that does not answer in order
    (`StatusError` where it says so itself), and a page that is too large or takes too long.
    """
    clock = Clock(setting("fetch_seconds"), url)
    ports = {80, 443, _target(url).port}  # a redirect may not choose a port of its own
    at = url
    for _ in range(setting("fetch_redirects") + 1):
        target = _target(at)
        if target.port not in ports:
            raise _refused(f"the page leads to port {target.port}", at)
        try:
            page = _ask(target, allow, clock, unless)
        except TimeoutError:
            clock.left()
            raise InputError("the server does not answer", where=at, remedy="Try again later.") from None
        except zlib.error:
            raise InputError("the page is packed wrongly", where=at, remedy="Save it by hand.") from None
        except (OSError, http.client.HTTPException) as error:
            raise InputError(
                f"the server cannot be reached or breaks the protocol ({_reason(error)})",
                where=at,
                remedy="Check the address, or try again later.",
            ) from None
        if isinstance(page, Fetched):
            return page
        at = page
    raise InputError(
        f"the page leads on to another more than {setting('fetch_redirects')} times",
        where=url,
        remedy="Open it in a browser and give the address where it ends.",
    )


def _ask(
    target: Target, allow: Callable[[Address], bool], clock: Clock, unless: Mark | None
) -> Fetched | str:
    """Return the page, or the address that the server sends on to."""
    headers = {
        "Host": _authority(target),
        "User-Agent": f"dragoman/{__version__}",
        "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **_conditions(unless),
    }
    with closing(request(target, resolve(target, allow, clock), clock, headers)) as answer:
        if answer.status in _REDIRECTS and (location := answer.headers.get("Location")):
            return _joined(target.url, location)
        if answer.status == http.HTTPStatus.NOT_MODIFIED and unless is not None:
            return Fetched(b"", target.url, None, None, unless, unchanged=True)
        if answer.status != http.HTTPStatus.OK:
            raise StatusError(
                f"the server answers {_phrase(answer.status)}",
                status=answer.status,
                retry_after=answer.headers.get("Retry-After"),
                where=target.url,
                remedy="Check the address.",
            )
        mark = Mark(_sent(answer.headers.get("ETag")), _sent(answer.headers.get("Last-Modified")))
        data = answer.body(setting("max_document_bytes"), target.url)
        declared = answer.headers.get("Content-Type") or ""
    charset = _CHARSET.search(declared)
    kind = declared.partition(";")[0].strip().lower()
    return Fetched(data, target.url, kind or None, charset[1] if charset else None, mark)


def _conditions(unless: Mark | None) -> dict[str, str]:
    if unless is None:
        return {}
    asked = {"If-None-Match": unless.etag, "If-Modified-Since": unless.modified}
    return {name: value for name, value in asked.items() if value}


def _sent(header: str | None) -> str | None:
    """Return what a server said if it can be said back to it: one line of plain characters, and short."""
    return header if header and len(header) <= _LONGEST_MARK and _PLAIN.fullmatch(header) else None


def _target(url: str) -> Target:
    """Take a web address apart; raises `InputError` where it is none, or one that is not fetched."""
    if len(url) > _LONGEST_URL or _FORBIDDEN.search(url):
        raise _refused("it is too long for an address, or holds spaces or control characters", url[:100])
    try:
        parts = urlsplit(url)
        port = parts.port
        name = (parts.hostname or "").rstrip(".")
        host = name if name.isascii() else name[:_LONGEST_HOST].encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise _refused("it is not an address of the web", url) from None
    if parts.scheme not in _PORTS:
        raise _refused("only http and https are fetched", url)
    if parts.username is not None or parts.password is not None:
        raise _refused("it holds a user name or password", f"{parts.scheme}://…@{name}")
    if not host or len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        raise _refused("it is not an address of the web", url)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return Target(url, parts.scheme == "https", host, port or _PORTS[parts.scheme], path)


def _joined(url: str, location: str) -> str:
    try:
        # Headers are read as Latin-1; a name in UTF-8 there is common.
        return urljoin(url, location.encode("latin-1").decode("utf-8", "strict").strip()).partition("#")[0]
    except ValueError:
        raise _refused("the server sends on to what is not an address", url) from None


def _authority(target: Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if target.port == _PORTS["https" if target.secure else "http"] else f"{host}:{target.port}"


def _phrase(status: int) -> str:
    try:
        return f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _reason(error: Exception) -> str:
    """Return why, in words of ours: what the server wrote is not shown."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__


def _refused(what: str, url: str) -> InputError:
    return InputError(what, where=url, remedy="Give the http or https address of a public page.")
