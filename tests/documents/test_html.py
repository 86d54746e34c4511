"""HTML pages."""

import pytest

from dragoman.documents import Document, from_bytes
from dragoman.documents._extract import extract
from dragoman.errors import InputError

FIRST = (
    "The envoys of the two states met in Geneva on Monday and signed an agreement on the use of the river."
)
SECOND = "They will meet again in spring, the host said, and bring the ministers of agriculture with them."


def page(head: str = "", body: str = f"<p>{FIRST}</p><p>{SECOND}</p>") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def read(source: str) -> Document:
    return from_bytes(source.encode(), where="page.html", suffix=".html")


def stated(head: str, body: str = f"<p>{FIRST}</p>") -> str | None:
    article = extract(page(head, body))
    assert article is not None
    return str(article["date"]) if article["date"] else None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-06T07:08:09Z">',
        '<meta name="DC.date.issued" content=" 2024-05-06">',
        '<script type="application/ld+json">'
        '{"@graph": [{"@id": "#"}, {"datePublished": "2024-05-06"}]}</script>',
        '<time datetime="2024-05-06" pubdate>Monday</time>',
    ],
)
def test_a_stated_date_is_metadata(head: str) -> None:
    assert read(page(head)).published.model_dump() == {
        "start": "2024-05-06",
        "end": "2024-05-06",
        "how": "metadata",
        "evidence": (),
    }


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", f"<p>On 6 May 2024, something happened.</p><p>{FIRST}</p>"),
        ("", f'<p class="date">2024-05-06</p><time datetime="2024-05-06">6 May</time><p>{FIRST}</p>'),
        (
            '<meta property="og:updated_time" content="2024-05-06"><meta name="copyright" content="2024">',
            FIRST,
        ),
        ('<script type="application/ld+json">{"datePublished": 20240506, broken</script>', FIRST),
    ],
)
def test_a_date_in_the_text_is_no_metadata(head: str, body: str) -> None:
    assert stated(head, body) is None


def test_a_date_in_the_future_is_dropped() -> None:
    assert read(page('<meta name="date" content="2999-01-01">')).published.how == "unknown"


def test_lists_quotes_tables_and_captions() -> None:
    document = read(
        page(
            "<title>On the river | Log</title>",
            f"<h1>On the river</h1><p>{FIRST}<br>It rained.</p><h2>What was agreed</h2>"
            "<ul><li>A <b>port</b></li><li>A bridge</li></ul>"
            "<figure><img src=a.jpg><figcaption>Envoys at the\nquay</figcaption></figure>"
            f"<blockquote><p>We are glad, said the host.</p></blockquote><p>{SECOND}</p>",
        )
    )
    assert [(block.kind, document.cut(block.span)) for block in document.blocks] == [
        ("heading", "On the river"),
        ("paragraph", FIRST),
        ("paragraph", "It rained."),
        ("heading", "What was agreed"),
        ("item", "A port"),
        ("item", "A bridge"),
        ("caption", "Envoys at the quay"),
        ("paragraph", "We are glad, said the host."),
        ("paragraph", SECOND),
    ]


@pytest.mark.parametrize(
    "source",
    [
        f"<html><body><p>{FIRST}<p>{SECOND}",
        f"<html></head><div><p>{FIRST}</div></p></p><td>{SECOND}</html></html>",
        f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'>"
        f"<body><p>{FIRST}</p><p>{SECOND}</p></body></html>",
        f"<html><body><<<>><p a='\"'>{FIRST}</p><!-- no end <p>{SECOND}</p>",
    ],
)
def test_broken_html_is_read(source: str) -> None:
    assert FIRST in read(source).text


@pytest.mark.parametrize(
    "source", ["<html></html>", "<html><script>var a = 1;</script></html>", "<html><nav>Home</nav>"]
)
def test_a_page_without_an_article(source: str) -> None:
    with pytest.raises(InputError) as error:
        read(source)
    assert (error.value.what, error.value.where) == ("the page holds no article text", "page.html")


def test_the_child_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_HTML_MEMORY_MB", "120")
    with pytest.raises(InputError, match="within the limits"):
        read(page(body=f"<p>{FIRST}</p>" * 100_000))
