"""Collecting: what is new is kept, politely and once."""

import pytest

from dragoman.collect._feed import parse_feed
from dragoman.collect._pace import Pace
from dragoman.collect._robots import Robots
from dragoman.documents import Fetched, StatusError
from dragoman.errors import InputError
from feed_server import XML, Answer, article, rss


def feed(server, *paths):
    server.answers["/feed"] = Answer(rss(server.base, list(paths)), XML, headers={"ETag": '"1"'})
    for number, path in enumerate(paths):
        server.answers[path] = Answer(article(number))
    return f"{server.base}/feed"


def test_articles_of_a_feed_are_kept_once(server, record, collect):
    source = feed(server, "/a", "/b")

    (first,) = collect(source)
    assert [p.outcome for p in first.pages] == ["kept", "kept"]
    found = record.documents()
    assert len(found) == 2
    assert {d.title for d in found} == {"Ministers meet"}

    (again,) = collect(source)
    assert again.unchanged
    assert again.pages == []
    assert (server.times("/a"), server.times("/feed")) == (1, 2)


def test_only_what_is_new_is_fetched(server, record, collect):
    source = feed(server, "/a", "/b")
    collect(source)
    server.answers["/feed"] = Answer(rss(server.base, ["/c", "/a", "/b"]), XML, headers={"ETag": '"2"'})
    server.answers["/c"] = Answer(article(9))
    (report,) = collect(source)
    assert [p.url for p in report.pages] == [f"{server.base}/c"]
    assert report.already == 2
    assert server.times("/a") == 1


def test_the_publication_day_of_the_feed_is_taken_where_the_page_has_none(server, record, collect):
    collect(feed(server, "/a"))
    (document,) = record.documents()
    assert (document.published.start, document.published.how) == ("2024-06-04", "metadata")


def test_collected_is_when_it_was_fetched(server, record, collect):
    collect(feed(server, "/a"))
    assert record.query("SELECT collected <= coded_at AS sound FROM dossiers").to_pylist() == [
        {"sound": True}
    ]


def test_robots_txt_is_obeyed(server, record, collect):
    source = feed(server, "/a", "/private/b")
    server.answers["/robots.txt"] = Answer("User-agent: *\nDisallow: /private/\n", "text/plain")
    (report,) = collect(source)
    assert [(p.outcome, p.reason) for p in report.pages] == [
        ("kept", None),
        ("refused", "robots.txt forbids it, or cannot be read"),
    ]
    assert server.times("/private/b") == 0
    assert server.times("/robots.txt") == 1


@pytest.mark.parametrize(("status", "kept"), [(404, 1), (403, 1), (500, 0), (503, 0), (429, 0)])
def test_a_server_without_rules_and_one_out_of_order(server, collect, status, kept):
    source = feed(server, "/a")
    server.answers["/robots.txt"] = Answer("", "text/plain", status)
    (report,) = collect(source)
    assert report.count("kept") == kept
    assert bool(report.error) == (kept == 0)


def test_some_time_between_two_pages(server, collect):
    slept = []
    server.answers["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 7\n", "text/plain")
    collect(feed(server, "/a", "/b"), pace=Pace(2, sleep=slept.append, clock=lambda: 0.0))
    assert slept == [7, 7, 7]  # the rules come first; then the feed and both pages wait


def test_another_server_does_not_wait():
    slept = []
    pace = Pace(5, sleep=slept.append, clock=lambda: 100.0)
    for url in ("http://a/1", "http://b/1", "http://a/2"):
        pace.wait(url)
    assert slept == [5]


def test_a_server_that_asks_to_be_left_alone_is(server, record, collect, clock):
    source = feed(server, "/a")
    server.answers["/feed"] = Answer("later", "text/plain", 503, {"Retry-After": "3600"})
    (report,) = collect(source)
    assert "503" in report.error
    (report,) = collect(source)
    assert "asked to be left alone until" in report.error
    assert server.times("/feed") == 1


def test_a_page_that_fails_is_tried_again_and_given_up_in_the_end(server, collect):
    source = feed(server, "/a")
    server.answers["/a"] = Answer("", status=500)
    outcomes = [collect(source)[0].count("failed") for _ in range(5)]
    assert outcomes == [1, 1, 1, 0, 0]
    assert server.times("/a") == 3


def test_a_page_that_is_gone_is_not_tried_again(server, collect):
    source = feed(server, "/a")
    server.answers["/a"] = Answer("", status=410)
    assert collect(source)[0].pages[0].outcome == "refused"
    collect(source)
    assert server.times("/a") == 1


def test_the_same_article_at_two_addresses_is_kept_once(server, record, collect):
    source = feed(server, "/a", "/b")
    server.answers["/b"] = server.answers["/a"]
    (report,) = collect(source)
    assert [p.outcome for p in report.pages] == ["kept", "known"]
    assert len(record.documents()) == 1


def test_no_more_than_so_many_pages_a_call(server, collect, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_COLLECT_PAGES", "2")
    source = feed(server, "/a", "/b", "/c", "/d", "/e")
    told = [(len(r.pages), r.left) for r in (collect(source)[0] for _ in range(4))]
    assert told == [(2, 3), (2, 1), (1, 0), (0, 0)]


def test_sitemaps_of_sitemaps(server, collect):
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    server.answers["/map.xml"] = Answer(
        f"<sitemapindex {space}><sitemap><loc>{server.base}/inner.xml</loc></sitemap></sitemapindex>", XML
    )
    server.answers["/inner.xml"] = Answer(
        f"<urlset {space}><url><loc>{server.base}/a</loc><lastmod>2024-06-04</lastmod></url></urlset>", XML
    )
    server.answers["/a"] = Answer(article(1))
    (report,) = collect(f"{server.base}/map.xml")
    assert [p.outcome for p in report.pages] == ["kept"]


def test_one_page_and_a_list_of_pages(server, record, collect, tmp_path):
    server.answers["/a"], server.answers["/b"] = Answer(article(1)), Answer(article(2))
    (page,) = collect(f"{server.base}/a")
    assert page.count("kept") == 1
    listed = tmp_path / "list.txt"
    listed.write_text(f"# ours\n{server.base}/a\n\n{server.base}/b\n")
    (report,) = collect(str(listed))
    assert (report.count("kept"), report.already) == (1, 1)
    assert collect(str(tmp_path / "none"))[0].error.startswith("it cannot be read")


def test_an_article_in_another_language_is_refused(server, record, collect):
    source = feed(server, "/a")
    text = "Министры иностранных дел встретились в понедельник в столице и говорили о рыболовстве. " * 20
    server.answers["/a"] = Answer(f"<html><body><article><p>{text}</p></article></body></html>")
    (report,) = collect(source)
    assert report.pages[0].outcome == "refused"
    assert record.documents() == []


def test_a_broken_state_says_what_to_do(record, collect, server):
    (record.path / "collected.sqlite").write_bytes(b"nonsense" * 1_000)
    with pytest.raises(OSError, match="Move the file away"):
        collect(feed(server, "/a"))


class TestFeeds:
    def entries(self, text):
        return [(e.url, e.title, e.published) for e in parse_feed(text.encode(), "https://x.example/feed")]

    def test_atom(self):
        assert self.entries(
            '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One &amp; two</title>'
            '<link rel="self" href="/no"/><link href="/a#top"/><updated>2024-06-04T23:30:00-02:00</updated>'
            "</entry></feed>"
        ) == [("https://x.example/a", "One & two", "2024-06-05")]

    def test_rdf(self):
        assert self.entries(
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns="http://purl.org/rss/1.0/"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>T</title><link>https://x.example/b</link>'
            "<dc:date>2024-06-04T08:00:00Z</dc:date></item></rdf:RDF>"
        ) == [("https://x.example/b", "T", "2024-06-04")]

    def test_a_guid_where_there_is_no_link(self):
        assert self.entries(
            "<rss><channel><item><guid>https://x.example/g</guid></item>"
            '<item><guid isPermaLink="false">abc</guid></item></channel></rss>'
        ) == [("https://x.example/g", None, None)]

    def test_broken_markup_is_mended(self):
        found = self.entries(
            "<rss><channel><item><title>A & B <b>bold</title><link>/a</link></item>"
            "<item><link>/b</link><pubDate>someday</pubDate></item></channel>"
        )
        assert [url for url, _, _ in found][-1] == "https://x.example/b"

    def test_only_addresses_of_the_web(self):
        links = ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "mailto:a@b", "/ok"]
        items = "".join(f"<item><link>{link}</link></item>" for link in links)
        assert self.entries(f"<rss><channel>{items}</channel></rss>") == [
            ("https://x.example/ok", None, None)
        ]

    def test_what_is_no_feed(self):
        assert parse_feed(b"<html><body>rss</body></html>", "https://x.example/") is None

    def test_entities_are_not_resolved(self, tmp_path):
        secret = tmp_path / "secret"
        secret.write_text("/etc/secret")
        text = (
            f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">'
            '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
            "<rss><channel><item><title>&c;&x;</title><link>/a</link></item></channel></rss>"
        )
        ((_, title, _),) = self.entries(text)
        assert "secret" not in (title or "")
        assert len(title or "") < 100


def test_rules_of_robots_are_read_once_and_delays_are_bounded():
    asked = []

    def fetch(url):
        asked.append(url)
        return Fetched(b"User-agent: dragoman\nDisallow: /x\nCrawl-delay: 9999\n", url, "text/plain", None)

    robots = Robots(fetch)
    assert robots.allowed("http://a.example/y")
    assert not robots.allowed("http://a.example/x/1")
    assert robots.delay("http://a.example/y") == 60
    assert asked == ["http://a.example/robots.txt"]


def test_a_robots_txt_that_cannot_be_had_forbids_everything():
    def fetch(url):
        raise InputError("no")

    assert not Robots(fetch).allowed("http://a.example/")

    def missing(url):
        raise StatusError("gone", status=404, retry_after=None, where=url, remedy=None)

    assert Robots(missing).allowed("http://a.example/")
