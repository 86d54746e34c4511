"""A document from a plain text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents import Block, Document, digest, from_text
from dragoman.errors import InputError, UsageError
from dragoman.schema import Published

TEXT = "Envoys meet in Geneva\nThe envoys of the two states met in Geneva on Monday."


def test_a_text_becomes_a_document() -> None:
    sha256 = digest(TEXT)
    assert from_text(TEXT) == Document(
        id=sha256[:16],
        text=TEXT,
        sha256=sha256,
        title="Envoys meet in Geneva",
        blocks=(Block("heading", (0, 21)), Block("paragraph", (22, 75))),
    )


def test_what_is_given_is_kept() -> None:
    document = from_text(
        TEXT,
        id="a-1",
        title=" The  envoys ",
        published="2025-09",
        source="Log",
        url="https://a.example",
        language="en-GB",
    )
    known = (
        document.id,
        document.title,
        document.published,
        document.source,
        document.url,
        document.language,
    )
    month = Published(start="2025-09-01", end="2025-09-30", how="given")
    assert known == ("a-1", "The envoys", month, "Log", "https://a.example", "en")


def test_line_breaks_and_the_byte_order_mark_are_all_that_changes() -> None:
    assert (
        from_text("\ufeffOne.\r\nTwo.\rThree. \u2028 four\t\x0cfive\n").text
        == "One.\nTwo.\nThree. \u2028 four\t\x0cfive\n"
    )


@given(st.text())
def test_the_text_is_otherwise_untouched(text: str) -> None:
    try:
        document = from_text(text)
    except InputError:
        return
    assert document.text == re.sub("\r\n?", "\n", text.removeprefix("\ufeff"))


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        (" 2024-02-29T23:30:00-05:00", "2024-02-29", "2024-02-29"),
        ("2024-02-29 08:15", "2024-02-29", "2024-02-29"),
    ],
)
def test_publication_dates(value: str, start: str, end: str) -> None:
    assert from_text(TEXT, published=value).published == Published(start=start, end=end, how="given")


@pytest.mark.parametrize(
    "value", ["yesterday", "2025-13", "2025-02-30", "09/09/2025", "", "0000", "2025-01-01T99", "20250101"]
)
def test_a_wrong_date_names_the_accepted_forms(value: str) -> None:
    with pytest.raises(UsageError) as error:
        from_text(TEXT, published=value)
    assert error.value.what == f"{value!r} is not a publication date"
    assert "2025-09-09" in (error.value.remedy or "")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "there are no words to read"),
        (" \n\t… --- !", "there are no words to read"),
        ("PK\0\1\2", "this is not a text: it holds control or replacement characters"),
        ("a\x01b\x02c", "this is not a text: it holds control or replacement characters"),
        ("half a \ud800 character", "the text holds half characters (lone surrogates)"),
    ],
)
def test_what_is_no_text_is_refused(text: str, what: str) -> None:
    with pytest.raises(InputError) as error:
        from_text(text, where="item 7")
    assert (error.value.what, error.value.where) == (what, "item 7")
    assert error.value.remedy


def test_an_over_long_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MAX_DOCUMENT_CHARACTERS", "60")
    with pytest.raises(InputError, match="75 characters, more than the 60 allowed"):
        from_text(TEXT)
