"""What kind of thing a file's first bytes or its name say it is."""

from typing import Final

# First bytes, what they open, and what to do with it.
_MAGIC: Final = (
    (b"%PDF", "a PDF", "Save its text as .txt, for example with pdftotext."),
    (b"{\\rtf", "an RTF document", "Save it as plain text or HTML."),
    (b"PK\x03\x04", "a ZIP archive (.zip, .docx, .odt, .epub)", "Save the document as plain text or HTML."),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Save it as plain text or HTML."),
    (b"\x89PNG", "a PNG image", "Give the text of the article."),
    (b"\xff\xd8\xff", "a JPEG image", "Give the text of the article."),
    (b"GIF8", "a GIF image", "Give the text of the article."),
    (b"BM", "a bitmap image", "Give the text of the article."),
    (b"RIFF", "an image, sound or video (RIFF)", "Give the text of the article."),
    (b"OggS", "a sound or video (Ogg)", "Give the text of the article."),
    (b"ID3", "a sound (MP3)", "Give the text of the article."),
    (
        b"\x1f\x8b",
        "a gzip archive",
        "Unpack it first; `dragoman code` reads .jsonl.gz and .warc.gz as they are.",
    ),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"PAR1", "a Parquet file", "Code it with `dragoman code FILE --out events.jsonl`."),
    (b"SQLite format 3", "an SQLite database", "Give the text of the article."),
    (b"\x7fELF", "a program", "Give the text of the article."),
    (b"MZ", "a program", "Give the text of the article."),
)
_PRINTABLE_MAGIC = (b"BM", b"MZ", b"ID3", b"RIFF", b"PAR1", b"OggS", b"BZh", b"GIF8", b"Rar!")

_BATCHES: Final = (".jsonl", ".jsonl.gz", ".ndjson", ".warc", ".warc.gz", ".wacz", ".parquet")
_START = 1_024


def binary_kind(data: bytes) -> tuple[str, str] | None:
    """Return what a file that is no text is, and what to do with it; none where its bytes do not say.

    Signatures of plain letters count only where bytes follow that no text has.
    """
    for magic, name, remedy in _MAGIC:
        if data.startswith(magic) and (magic not in _PRINTABLE_MAGIC or b"\0" in data[:_START]):
            return name, remedy
    return None


def is_batch(name: str) -> bool:
    """Say whether a file name is that of many documents in one file."""
    return name.lower().endswith(_BATCHES)


def looks_like_html(text: str) -> bool:
    """Say whether a text opens as an HTML page does."""
    start = text[:_START].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html")) or (
        start.startswith(("<?xml", "<!--", "<head", "<body", "<meta", "<title"))
        and any(tag in start for tag in ("<html", "<head", "<body", "<meta", "<title"))
    )
