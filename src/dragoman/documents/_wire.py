"""One HTTP request over a connection to an address that was checked, with one clock for all of it."""

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from functools import cache
from ipaddress import ip_address
from threading import Thread
from typing import Any, BinaryIO, NamedTuple

from dragoman.documents._address import Address
from dragoman.errors import InputError

_CHUNK = 65_536
_ANY_WINDOW = zlib.MAX_WBITS | 32  # gzip or zlib, by the header


class Target(NamedTuple):
    """What is asked of whom: the parts of one address of the web, checked and encoded."""

    url: str
    secure: bool
    host: str
    port: int
    path: str


class Clock:
    """The time left for a page, over all its redirects."""

    def __init__(self, seconds: float, url: str) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._url = url

    def left(self) -> float:
        """Return the seconds left; raises `InputError` where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise InputError(
                f"the page took longer than {self._seconds:g} s",
                where=self._url,
                remedy="Try later, or raise DRAGOMAN_FETCH_SECONDS.",
            )
        return left


class _Timed(io.RawIOBase):
    """The reading side of a socket; every read may take what the clock has left, and no more."""

    def __init__(self, connection: socket.socket, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(self._clock.left())
        return self._connection.recv_into(buffer)


class _Side:
    """What `http.client.HTTPResponse` needs of a socket."""

    def __init__(self, connection: socket.socket, clock: Clock) -> None:
        self._file = io.BufferedReader(_Timed(connection, clock))

    def makefile(self, _mode: str) -> BinaryIO:
        return self._file


def resolve(target: Target, allow: Callable[[Address], bool], clock: Clock) -> tuple[Address, ...]:
    """Return the addresses of a host, each allowed; raises `InputError` where one is not or none is known."""
    found: list[tuple[Any, ...]] = []

    def ask() -> None:
        try:
            found.extend(socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            found.clear()

    asking = Thread(target=ask, daemon=True)  # the system's resolver has no time limit of its own
    asking.start()
    asking.join(clock.left())
    clock.left()
    addresses = tuple(dict.fromkeys(ip_address(str(answer[4][0])) for answer in found))
    if not addresses:
        raise InputError("the name of the server is not known", where=target.url, remedy="Check the address.")
    refused = next((address for address in addresses if not allow(address)), None)
    if refused is not None:
        raise InputError(
            f"{target.host} is at {refused}, which is not a public address",
            where=target.url,
            remedy="Only pages of the public internet are fetched; save the page and read the file.",
        )
    return addresses


def request(
    target: Target, addresses: tuple[Address, ...], clock: Clock, headers: dict[str, str]
) -> "Answer":
    """Dial one of the addresses, send the request, and return the answer's head with its body unread."""
    connection = _dial(target, addresses, clock)
    try:
        lines = [f"GET {target.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        connection.settimeout(clock.left())
        connection.sendall("\r\n".join([*lines, "", ""]).encode("ascii"))
        response = http.client.HTTPResponse(_Side(connection, clock), method="GET")  # type: ignore[arg-type]
        response.begin()
    except BaseException:
        connection.close()
        raise
    return Answer(response, connection)


class Answer:
    """An answer whose head is read; close it."""

    def __init__(self, response: http.client.HTTPResponse, connection: socket.socket) -> None:
        self.status = response.status
        self.headers = response.headers
        self._response = response
        self._connection = connection

    def body(self, limit: int, url: str) -> bytes:
        """Return the body, unpacked; raises `InputError` beyond `limit` bytes, packed or not."""
        coding = (self.headers.get("Content-Encoding") or "identity").strip().lower()
        if coding not in ("identity", "gzip", "x-gzip", "deflate"):
            raise InputError(
                "the page is packed in a way that was not asked for", where=url, remedy="Save it by hand."
            )
        unpack = None if coding == "identity" else zlib.decompressobj(_ANY_WINDOW)
        body, received = bytearray(), 0
        while not (unpack and unpack.eof) and (chunk := self._response.read(_CHUNK)):
            received += len(chunk)
            body += unpack.decompress(chunk, limit + 1 - len(body)) if unpack else chunk
            if max(received, len(body)) > limit:
                raise InputError(
                    f"the page has more than the {limit:,} bytes allowed",
                    where=url,
                    remedy="Save the article as plain text, or raise DRAGOMAN_MAX_DOCUMENT_BYTES.",
                )
        if not unpack.eof if unpack else self._response.length:
            raise InputError("the page was cut off on its way", where=url, remedy="Try again later.")
        return bytes(body)

    def close(self) -> None:
        """Close the connection."""
        self._response.close()
        self._connection.close()


def _dial(target: Target, addresses: tuple[Address, ...], clock: Clock) -> socket.socket:
    failure: OSError | None = None
    for address in addresses:
        try:
            connection = _connect(address, target.port, clock)
        except OSError as error:
            failure = error
            continue
        if not target.secure:
            return connection
        try:
            return _tls().wrap_socket(connection, server_hostname=target.host)
        except BaseException:
            connection.close()
            raise
    raise failure or OSError("no address")


def _connect(address: Address, port: int, clock: Clock) -> socket.socket:
    connection = socket.socket(socket.AF_INET if address.version == 4 else socket.AF_INET6)
    try:
        connection.settimeout(clock.left())
        connection.connect((str(address), port))
    except BaseException:
        connection.close()
        raise
    return connection


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
