"""Markdown."""

from pathlib import Path

import pytest

from dragoman.documents import Document, load
from dragoman.schema import Published


def read(tmp_path: Path, text: str) -> Document:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    return load(str(tmp_path / "a.md"))


def test_front_matter_is_metadata_and_no_text(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "---\ntitle: 'Two envoys: one table'\npublished: 2025-09-09 08:00\npublisher: Log\nlink: https://a.example\n"
        "tags:\n  - talks\n---\n\nThe envoys met.\n",
    )
    known = (document.title, document.published.start, document.source, document.url, document.text)
    assert known == ("Two envoys: one table", "2025-09-09", "Log", "https://a.example", "The envoys met.\n")


@pytest.mark.parametrize("date", ["soon", "2999-01-01", ""])
def test_a_date_that_cannot_be_one_stays_unknown(tmp_path: Path, date: str) -> None:
    assert read(tmp_path, f"---\ndate: {date}\n---\nThe envoys met.").published == Published()


@pytest.mark.parametrize(
    "text", ["---\nThe envoys met.\n---\nThey left.", "---\ntitle: no end\n\nThe envoys met."]
)
def test_a_rule_at_the_start_is_no_front_matter(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).text == text


def test_blocks_leave_out_the_marks_at_their_start(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# Two envoys #\n\nThey met in the\nold hall.\n\n- a port,\n  with a crane\n- a bridge\n\n"
        "> It rains,\n> she said.\n\n![The hall](hall.jpg)\n*The hall at night*\n\n"
        "And then\n--------\nThey left.\n![](x.png)\n",
    )
    assert [(block.kind, document.cut(block.span)) for block in document.blocks] == [
        ("heading", "Two envoys"),
        ("paragraph", "They met in the\nold hall."),
        ("item", "a port,\n  with a crane"),
        ("item", "a bridge"),
        ("paragraph", "It rains,"),
        ("paragraph", "she said."),
        ("caption", "The hall"),
        ("caption", "*The hall at night*"),
        ("heading", "And then"),
        ("paragraph", "--------"),
        ("paragraph", "They left."),
        ("caption", "![](x.png)"),
    ]
    assert document.title == "Two envoys"
