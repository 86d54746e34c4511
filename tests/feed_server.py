"""A server on loopback that can be nice or nasty; what it was asked is written down."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "text/html; charset=utf-8"
XML = "application/xml"

ARTICLE = """<html><head><title>Ministers meet</title></head><body><article><h1>Ministers meet</h1>
<p>The foreign ministers of Norway and Sweden met in Oslo on Monday to speak about the fisheries agreement
number {number}. They said after three hours of talks that a new text was nearly done and would be signed
before the end of the month, once both parliaments had been told of the quotas for cod and herring.</p>
<p>Fishermen on both sides said that they had not been asked, and that they would wait for the numbers before
they said what they thought of the text. A second round of talks is planned for the autumn.</p></article>
</body></html>"""


def article(number: int) -> str:
    """Return the page of an article."""
    return ARTICLE.format(number=number)


def rss(base: str, paths: list[str], more: str = "") -> str:
    """Return an RSS feed of pages."""
    items = "".join(
        f"<item><title>About {p}</title><link>{base}{p}</link>"
        f"<pubDate>Tue, 04 Jun 2024 10:00:00 GMT</pubDate>{more}</item>"
        for p in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


@dataclass
class Answer:
    """What the server answers: a body, or a function that writes to the socket itself."""

    body: str | bytes = ""
    kind: str = PAGE
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    act: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Server:
    """A running server: its base address, what it answers by path, and what it was asked."""

    base: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def times(self, path: str) -> int:
        """Return how often a path was asked for."""
        return self.asked.count(path)


@contextmanager
def running() -> Iterator[Server]:
    """Run a server on a free port of loopback."""
    state: Server

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            state.asked.append(self.path)
            state.headers.append(dict(self.headers))
            answer = state.answers.get(self.path)
            if answer is None:
                answer = Answer("no such page", "text/plain", 404)
            if answer.act:
                answer.act(self)
                return
            if answer.headers.get("ETag") and self.headers.get("If-None-Match") == answer.headers["ETag"]:
                self.send_response(304)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            body = answer.body.encode() if isinstance(answer.body, str) else answer.body
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state = Server(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
