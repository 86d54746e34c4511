import re
from html.parser import HTMLParser

import pytest

import hostile_dossier
from dragoman.schema import Dossier
from dragoman.web import render_page


class Outline(HTMLParser):
    """What a browser would make of a page: its elements, its text, and whether tags are well nested."""

    VOID = frozenset({"meta", "link", "input", "line", "rect", "path", "img", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.paper: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(name)) is not None]


@pytest.fixture(scope="module")
def page(envoys_dossier: Dossier, envoys_text: str) -> str:
    return render_page(envoys_dossier, envoys_text)


def test_every_link_within_the_page_has_its_target_and_every_anchor_is_one(page: str) -> None:
    outline = Outline(page)

    anchors = outline.values("id")
    links = {value[1:] for value in outline.values("href") if value.startswith("#")}
    assert outline.open == []
    assert len(anchors) == len(set(anchors))
    assert links <= set(anchors)
    assert {f"e{n}w" for n in range(1, 11)} | {f"e{n}" for n in range(1, 11)} <= links


def test_nothing_is_loaded_from_anywhere(page: str) -> None:
    outline = Outline(page)

    assert outline.values("src") == []
    assert {value for value in outline.values("href") if not value.startswith("#")} == {"data:,"}
    assert not re.search(r"url\(|@import|https?://", page.split("<body>", maxsplit=1)[0])


def test_the_words_of_the_article_stand_in_the_page_whole(page: str, envoys_text: str) -> None:
    paper = page.split('<div class="paper">')[1].split("</article>", maxsplit=1)[0]
    without_numbers = re.sub(r"<a class=\"ref[^>]*>\d+</a>", "", paper)
    words = re.sub(r"<[^>]*>", "", without_numbers).replace("&#34;", '"').replace("&#39;", "'")

    assert words.split() == envoys_text.split()


def test_headings_and_captions_are_told_apart(page: str) -> None:
    assert '<h3 class="heading">The sanctions stick hits the water</h3>' in page
    assert '<p class="caption">Flags of three countries in front of the conference hall</p>' in page


def test_the_policy_names_the_one_script_and_the_one_style_by_hash(page: str) -> None:
    policy = next(value for value in Outline(page).values("content") if "default-src" in value)

    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'sha256-[\w+/]{43}='; "
        r"img-src data:; base-uri 'none'; form-action 'none'",
        policy,
    )
    assert page.count("<script") == page.count("<style") == 1


def test_hostile_words_make_no_element_and_no_attribute() -> None:
    outline = Outline(render_page(hostile_dossier.build(), hostile_dossier.TEXT))

    assert [tag for tag, _ in outline.elements if tag in {"img", "script"}] == ["script"]
    assert {
        name for _, attributes in outline.elements for name in attributes if name.startswith("on")
    } == set()
    assert not [value for value in outline.values("href") if "javascript" in value]


def test_hostile_words_are_shown_and_not_evaluated() -> None:
    page = render_page(hostile_dossier.build(), hostile_dossier.TEXT)

    assert "{{ 7*7 }}" in page
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_a_dossier_without_findings_says_so(envoys_dossier: Dossier, envoys_text: str) -> None:
    layers = (
        "actors",
        "events",
        "statements",
        "commitments",
        "mechanisms",
        "predictions",
        "rhetoric",
        "checks",
    )
    empty = envoys_dossier.model_copy(update=dict.fromkeys(layers, ()))

    page = render_page(empty, envoys_text)

    assert "No fact was found in this article." in page
    assert "Nothing found: statements, commitments, mechanisms, predictions, rhetoric, checks." in page
    assert "<svg" not in page


def test_an_address_of_the_web_becomes_a_link(envoys_dossier: Dossier, envoys_text: str) -> None:
    document = envoys_dossier.document.model_copy(update={"url": "https://paper.example/a?b=1&c=2"})

    page = render_page(envoys_dossier.model_copy(update={"document": document}), envoys_text)

    assert 'rel="noopener noreferrer nofollow" href="https://paper.example/a?b=1&amp;c=2"' in page
