"""What each line of a text serves as."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents import from_text
from dragoman.documents._markdown import find_markdown_blocks

LONG = (
    "The ministers of the two states met on Monday, and spoke about the border, the port and the railway "
    "for two hours."
)
LINES = st.sampled_from(
    (
        *("", " ", LONG, "Open questions", "- a point", "1. first", "Photo: A quay", "# Title", "===", "---"),
        *(
            "![A quay](quay.jpg)",
            "*At the quay*",
            "> quoted",
            "a line of words that goes on to its end\u2028 ",
        ),
    )
)


def kinds(text: str) -> list[tuple[str, str]]:
    document = from_text(text)
    return [(block.kind, document.cut(block.span)) for block in document.blocks]


def test_the_first_of_several_lines_is_a_heading_where_it_is_short() -> None:
    assert kinds(f"Ministers meet: will it help?\n{LONG}") == [
        ("heading", "Ministers meet: will it help?"),
        ("paragraph", LONG),
    ]
    assert kinds(f"They met again.\n{LONG}")[0] == ("paragraph", "They met again.")
    assert kinds("Ministers meet in Geneva") == [("paragraph", "Ministers meet in Geneva")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ministers Avela and Torm outside the hall in Geneva", "caption"),
        ("A guard of honour waits for the two guests", "caption"),
        ("What the neighbours want", "heading"),
        ("And this is what he said:", "paragraph"),
        ("It rained.", "paragraph"),
    ],
)
def test_a_lone_short_line(line: str, kind: str) -> None:
    assert kinds(f"{LONG}\n\n{line}\n{LONG}") == [("paragraph", LONG), (kind, line), ("paragraph", LONG)]


def test_a_line_that_says_it_is_a_picture_is_a_caption() -> None:
    credit = "The minister on the stairs of the palace. (Photo by N. Avela)"
    assert kinds(f"{LONG}\n{credit}\nPhoto: the harbour at night.\n{LONG}")[1:3] == [
        ("caption", credit),
        ("caption", "Photo: the harbour at night."),
    ]


def test_a_dateline_and_a_signature_are_paragraphs() -> None:
    opening, closing = "On the visit of the minister\n\nGeneva, 11 June 2025", "Nella Avela\nSpokesperson"
    text = f"{opening}\n\n{LONG}\n\n{closing}"
    assert [kind for kind, _ in kinds(text)] == [
        "heading",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_list_marks_make_items() -> None:
    found = kinds("Agreed:\n- a railway\n2. a port\n(b) a bridge\n2024 was a good year.\nFirst, a railway.")
    assert [kind for kind, _ in found] == ["paragraph", "item", "item", "item", "paragraph", "paragraph"]


def test_lines_broken_at_a_fixed_width_make_one_block() -> None:
    first = (
        "The ministers of the two states met on Monday, and spoke about the\nborder, the port and the "
        "railway for two hours in the old hall of the\nharbour, and about fish."
    )
    second = (
        "Nothing was signed, but both sides will meet again in the spring of the\nyear after next, and "
        "bring their maps with them."
    )
    assert kinds(f"{first}\n\n{second}") == [("paragraph", first), ("paragraph", second)]


@given(st.lists(LINES).map("\n".join))
def test_every_line_with_words_is_in_exactly_one_block(body: str) -> None:
    text = f"words\n{body}"
    for blocks in (from_text(text).blocks, find_markdown_blocks(text)):
        pieces = [text[slice(*block.span)] for block in blocks]
        assert all(piece and piece == piece.strip() for piece in pieces)
        spans = [block.span for block in blocks]
        assert all(before[1] < after[0] for before, after in pairwise(spans))
        for line in re.finditer(r"[^\n]*\S[^\n]*", text):
            assert any(start < line.end() and end > line.start() for start, end in spans)


SHARED = Path(__file__).parents[3] / "shared/articles"
# Captions by eye: article, how many, how many of them are found.
CAPTIONS = {
    "lukashenko-pyongyang": (5, 4),
    **{f"dev/{n:02}": (1, 1) if n < 7 else (0, 0) for n in range(1, 13)},
}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the articles beside the checkout are absent")
@pytest.mark.parametrize(("name", "expected"), CAPTIONS.items())
def test_captions_of_the_articles(name: str, expected: tuple[int, int]) -> None:
    document = from_text((SHARED / f"{name}.txt").read_text("utf-8"))
    found = [block.kind for block in document.blocks[1:] if block.kind in ("caption", "heading")]
    assert (len(found), found.count("caption")) == expected
    assert (document.title is not None) == name.startswith("dev/")
