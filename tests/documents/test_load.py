"""Files, standard input and the bytes of a page."""

import io
import os
import sys
from pathlib import Path

import pytest

from dragoman.documents import from_bytes, from_text, load
from dragoman.errors import DragomanError, InputError, UsageError
from dragoman.schema import Published

ARTICLES = Path(__file__).parents[2] / "examples/articles"
PARAGRAPH = "The envoys of the two states met in Geneva on Monday and signed an agreement on the river."


def write(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def test_a_text_file_is_its_text(tmp_path: Path) -> None:
    text = f"Envoys meet\r\n\r\n{PARAGRAPH} “At last.”\r\n"
    path = write(tmp_path / "a.txt", text.encode("cp1252"))
    assert load(path, published="2025-09-09") == from_text(text, published="2025-09-09")
    assert load(path).text == (tmp_path / "a.txt").read_text("cp1252")  # universal line breaks, same offsets


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PARAGRAPH.encode())))
    assert load("-") == from_text(PARAGRAPH)


def test_markdown_example() -> None:
    document = load(str(ARTICLES / "grain-corridor.md"))
    assert document.title == "Kenya and Romania agree on grain terminal; audit postponed"
    assert document.published == Published(start="2024-03-14", end="2024-03-14", how="metadata")
    assert document.source == "Mombasa Harbour Bulletin (invented)"
    assert document.text.startswith("# Kenya and Romania agree")
    marked = [
        (block.kind, document.cut(block.span)) for block in document.blocks if block.kind != "paragraph"
    ]
    assert marked == [
        ("heading", "Kenya and Romania agree on grain terminal; audit postponed"),
        ("heading", "Storage, fees and a first shipment"),
        ("caption", "Silos under construction at berth 19"),
        ("heading", "Open questions"),
    ]


def test_html_example() -> None:
    document = load(str(ARTICLES / "strait-talks.html"))
    assert document.title == "Coast guards of Indonesia and the Philippines open a hotline"
    assert document.published == Published(start="2023-11-22", end="2023-11-22", how="metadata")
    assert (document.source, document.url) == (
        "Straits Log (invented)",
        "https://straits-log.example/2023/11/hotline",
    )
    assert [(block.kind, document.cut(block.span)[:22]) for block in document.blocks] == [
        ("heading", "Coast guards of Indone"),
        ("paragraph", "MANADO, Indonesia. The"),
        ("paragraph", "The Philippines' forei"),
        ("caption", "Crews of both coast gu"),
        ("heading", "Fishing boats released"),
        ("paragraph", "Indonesia released 11 "),
        ("paragraph", '"A telephone that is a'),
        ("heading", "Malaysia invited"),
        ("paragraph", "Indonesia and the Phil"),
        ("paragraph", "Japan will provide fou"),
        ("paragraph", "The talks did not deal"),
    ]


def test_a_given_date_wins_over_metadata() -> None:
    document = load(str(ARTICLES / "grain-corridor.md"), published="2024-04")
    assert document.published == Published(start="2024-04-01", end="2024-04-30", how="given")


def test_html_is_known_by_its_looks(tmp_path: Path) -> None:
    page = f"\n<!DOCTYPE html><title>Envoys</title><article><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></article>"
    assert load(write(tmp_path / "page", page.encode())).title == "Envoys"


MAGIC = {
    b"%PDF-1.7\n": "it is a PDF, not a text",
    b"PK\x03\x04abc": "it is a ZIP archive (.zip, .docx, .odt, .epub), not a text",
    b"\x89PNG\r\n\x1a\n": "it is a PNG image, not a text",
    b"\x1f\x8b\x08": "it is a gzip archive, not a text",
    b"MZ\x90\0\x03": "it is a program, not a text",
    b"\x00\x01\x02\x03\x80\x81": "this is not a text: it holds control or replacement characters",
    b"": "it is empty",
    b" \r\n\t": "it is empty",
    b"\xef\xbb\xbf\n": "there are no words to read",
}


@pytest.mark.parametrize(("data", "what"), MAGIC.items())
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    path = write(tmp_path / "a.txt", data)
    with pytest.raises(InputError) as error:
        load(path)
    assert (error.value.what, error.value.where) == (what, path)
    assert error.value.remedy


def test_letters_that_also_open_a_program_are_letters(tmp_path: Path) -> None:
    assert load(write(tmp_path / "a.txt", b"MZ and BM are initials of two envoys.")).title is None


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # a hole: reading it would show NUL, not the size
    with pytest.raises(InputError, match="50,000,000 bytes"):
        load(str(path))


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    closed = tmp_path / "closed.txt"
    closed.write_text(PARAGRAPH)
    closed.chmod(0)
    batch = write(tmp_path / "news.jsonl", b"{}")
    expected = {
        str(tmp_path / "none.txt"): "there is no such file",
        str(tmp_path): "it is a directory",
        batch: "it holds many documents, not one article",
        "/dev/zero": "it is not a file",
        "a\0b": "it cannot be read (embedded null byte)",
        "x" * 5_000: "it cannot be read (File name too long)",
    }
    if os.geteuid():
        expected[str(closed)] = "it may not be read"
    found = {}
    for source in expected:
        with pytest.raises(InputError) as error:
            load(source)
        found[source] = error.value.what
    assert found == expected


def test_a_directory_is_for_another_command(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        load(str(tmp_path))
    assert error.value.remedy == f"Code all of it with `dragoman code {tmp_path} --out events.jsonl`."


def test_a_wrong_date_is_told_before_the_file_is_read() -> None:
    with pytest.raises(UsageError):
        load("no-such-file.txt", published="soon")


def test_bytes_of_a_server_with_its_encoding() -> None:
    text, url = "Łódź and Gdańsk will build a railway, the two mayors said.", "https://a.example/1"
    page = f"<html><body><article><p>{text}</p></article></body></html>".encode("cp1250")
    document = from_bytes(page, where="w", suffix=".html", charset="windows-1250", url=url)
    assert (document.text, document.url) == (text, url)


def test_errors_read_as_sentences(tmp_path: Path) -> None:
    with pytest.raises(DragomanError) as error:
        load(write(tmp_path / "a.pdf", b"%PDF-1.4"))
    assert str(error.value) == (
        f"{tmp_path}/a.pdf: it is a PDF, not a text. Save its text as .txt, for example with pdftotext."
    )
