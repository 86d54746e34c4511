"""A hostile server: nothing inside is reached, nothing grows without bound, and the rest goes on."""

import gzip
import time

import pytest

from dragoman.collect import collect as collect_sources
from dragoman.collect._pace import Pace
from feed_server import XML, Answer, article, rss


def with_page(server, bad):
    server.answers["/feed"] = Answer(rss(server.base, ["/bad", "/good"]), XML)
    server.answers["/bad"] = bad
    server.answers["/good"] = Answer(article(1))
    return f"{server.base}/feed"


def outcomes(report):
    return [page.outcome for page in report.pages]


def test_loopback_is_not_dialled_without_the_setting_of_the_tests(server, record):
    source = with_page(server, Answer(article(2)))
    (report,) = collect_sources(record, [source], pace=Pace(0))
    assert "robots.txt forbids it, or cannot be read" in report.error
    assert server.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "http://127.0.0.1:1/",
        "http://user:secret@127.0.0.1/",
        "//",
        "http://\r\nX: y",
    ],
)
def test_redirects_that_lead_elsewhere(server, record, collect, target):
    def act(handler):
        handler.send_response(302)
        handler.wfile.write(b"")
        handler._headers_buffer.append(f"Location: {target}\r\n".encode("latin-1"))
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    (report,) = collect(with_page(server, Answer(act=act)))
    assert outcomes(report)[0] in ("failed", "refused")
    assert outcomes(report)[1] == "kept"
    assert len(record.documents()) == 1


def test_redirects_in_a_circle(server, collect):
    bad = Answer("", status=302, headers={"Location": "/bad"})
    (report,) = collect(with_page(server, bad))
    assert outcomes(report) == ["failed", "kept"]


def test_a_bomb(server, collect, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_MAX_DOCUMENT_BYTES", "1000000")
    bad = Answer(gzip.compress(b"x" * 50_000_000), headers={"Content-Encoding": "gzip"})
    (report,) = collect(with_page(server, bad))
    assert outcomes(report) == ["failed", "kept"]


def test_a_server_that_drips(server, collect, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_FETCH_SECONDS", "1")

    def act(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        try:
            for _ in range(100):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    start = time.monotonic()
    (report,) = collect(with_page(server, Answer(act=act)))
    assert outcomes(report) == ["failed", "kept"]
    assert time.monotonic() - start < 20


def test_a_body_that_is_cut_off(server, collect):
    def act(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.wfile.write(article(3).encode())
        handler.close_connection = True

    (report,) = collect(with_page(server, Answer(act=act)))
    assert outcomes(report) == ["failed", "kept"]


def test_headers_without_end(server, collect):
    def act(handler):
        handler.send_response(200)
        try:
            for number in range(10_000):
                handler.wfile.write(f"X-{number}: {'y' * 60_000}\r\n".encode())
        except OSError:
            pass

    (report,) = collect(with_page(server, Answer(act=act)))
    assert outcomes(report) == ["failed", "kept"]


def test_a_mark_with_a_line_break_is_not_said_back(server, record, collect):
    def act(handler):
        body = rss(server.base, ["/good"]).encode()
        handler.wfile.write(b'HTTP/1.1 200 OK\r\nETag: "a\xff\x01b"\r\nContent-Type: text/xml\r\n')
        handler.wfile.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)

    server.answers["/feed"] = Answer(act=act)
    server.answers["/good"] = Answer(article(1))
    collect(f"{server.base}/feed")
    collect(f"{server.base}/feed")
    assert all("If-None-Match" not in headers for headers in server.headers)


@pytest.mark.parametrize(
    "body",
    [
        b"<rss>" + b"<a>" * 200_000,
        b"<rss><channel>" + b"<item><link>" * 50_000,
        b'<rss x="' + b"<" * 500_000,
        b"<rss>" + b"&" * 500_000,
        b"<rss>\x00\x01\x02",
        b"<!DOCTYPE rss [" + b"<!ENTITY a 'a'>" * 20_000 + b"]><rss/>",
        b"<rss><channel>" + b"<item><title>" + b"x" * 2_000_000 + b"</title><link>/good</link></item>",
    ],
    ids=["deep", "open", "attribute", "ampersands", "controls", "entities", "long"],
)
def test_a_feed_that_is_an_attack(server, collect, body):
    server.answers["/feed"] = Answer(body, XML)
    start = time.monotonic()
    (report,) = collect(f"{server.base}/feed")
    assert time.monotonic() - start < 15
    assert report.count("kept") == 0


def test_a_feed_of_very_many_pages(server, collect, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_COLLECT_PAGES", "3")
    server.answers["/feed"] = Answer(rss(server.base, [f"/{n}" for n in range(20_000)]), XML)
    (report,) = collect(f"{server.base}/feed")
    assert (len(report.pages), report.left) == (3, 19_997)
    assert len(server.asked) < 8


def test_sitemaps_that_name_each_other(server, collect):
    body = f"<sitemapindex><sitemap><loc>{server.base}/map</loc></sitemap></sitemapindex>"
    server.answers["/map"] = Answer(body, XML)
    (report,) = collect(f"{server.base}/map")
    assert report.pages == []
    assert server.times("/map") <= 4
