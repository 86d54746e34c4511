import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

import hostile_dossier
from dragoman.schema import Dossier
from dragoman.web import render_page

pytestmark = pytest.mark.browser
Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def html(envoys_dossier: Dossier, envoys_text: str) -> str:
    return render_page(envoys_dossier, envoys_text)


def test_it_opens_without_a_complaint_and_asks_for_nothing(visit: Visit, html: str) -> None:
    visited = visit(html)

    assert visited.complaints == []
    assert [url for url in visited.requests if not url.startswith("file:")] == []
    assert len(visited.requests) == 1


@pytest.mark.parametrize("width", [1280, 800, 380])
def test_choosing_a_fact_shows_and_lights_its_words(visit: Visit, html: str, width: int) -> None:
    page = visit(html, width).page

    page.click("#e9 a.number")

    words = page.locator("#e9w")
    expect(words).to_have_class(re.compile(r"\blit\b"))
    expect(words).to_have_text("condemned")
    expect(words).to_be_in_viewport()
    assert page.locator("#article [data-of~=e9].party.lit").all_inner_texts() == ["Washington", "North Korea"]


def test_side_by_side_a_link_to_the_words_shows_the_fact_too(visit: Visit, html: str) -> None:
    page = visit(html).page

    page.evaluate("location.hash = '#e10w'")

    expect(page.locator("#e10w")).to_be_in_viewport()
    expect(page.locator("#e10")).to_be_in_viewport()


def test_a_click_on_marked_words_leads_back_to_the_fact(visit: Visit, html: str) -> None:
    page = visit(html).page

    page.click("#e7w")

    expect(page.locator("#e7")).to_have_class(re.compile(r"\blit\b"))
    expect(page.locator("#e7")).to_be_in_viewport()
    assert page.evaluate("location.hash") == "#e7"


def test_the_keyboard_reaches_facts_and_their_words(visit: Visit, html: str) -> None:
    page = visit(html).page

    page.focus("#e3 a.number")
    page.keyboard.press("Enter")

    expect(page.locator("#e3w")).to_have_class(re.compile(r"\blit\b"))
    assert page.evaluate("location.hash") == "#e3w"


def test_without_scripts_the_links_still_lead_there(visit: Visit, html: str) -> None:
    page = visit(html, javascript=False).page

    page.click("#e9 a.number")

    expect(page.locator("#e9w")).to_be_in_viewport()
    assert page.url.endswith("#e9w")


def test_a_layer_can_be_hidden_and_shown(visit: Visit, html: str) -> None:
    page = visit(html).page
    style = "getComputedStyle(document.getElementById('r1w')).textDecorationStyle"

    before = page.evaluate(style)
    page.check("#show-rhetoric")

    assert (before, page.evaluate(style)) == ("solid", "wavy")


@pytest.mark.parametrize("width", [1280, 800, 380])
def test_nothing_scrolls_sideways(visit: Visit, html: str, width: int) -> None:
    for page in (visit(html, width).page, visit(_hostile(), width).page):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.querySelector('.dossier').scrollWidth") <= width


def test_it_prints_the_dossier_and_the_whole_article(visit: Visit, html: str) -> None:
    page = visit(html).page
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.querySelector('.desk')).display") == "block"
    assert page.evaluate("getComputedStyle(document.querySelector('.layers')).display") == "none"
    assert page.evaluate("(a => a.scrollHeight <= a.clientHeight + 1)(document.querySelector('.article'))")
    assert page.pdf().startswith(b"%PDF")


def test_hostile_words_do_not_run(visit: Visit) -> None:
    visited = visit(_hostile())

    visited.page.click("#e1 a.number")
    visited.page.wait_for_timeout(100)

    assert visited.page.evaluate("window.hacked") is None
    assert visited.complaints == []
    assert len(visited.requests) == 1
    assert visited.page.locator("a[href^='javascript']").count() == 0


def _hostile() -> str:
    return render_page(hostile_dossier.build(), hostile_dossier.TEXT)
