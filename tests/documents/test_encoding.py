"""From bytes to text."""

import pytest

from dragoman.documents._encoding import decode
from dragoman.errors import InputError

ENGLISH = "The minister said: “We’ll sign on the 9th” – and left. It cost €5 million, the café’s owner said…"
RUSSIAN = "«Да», — сказал министр иностранных дел. Стороны подписали соглашение о торговле и границе."
UKRAINIAN = "Міністр закордонних справ прибув до столиці сусідньої держави."
ARABIC = "وصل وزير الخارجية إلى عاصمة البلد المجاور وأجرى محادثات مع الرئيس، ووقع الجانبان اتفاقا."
CHINESE = "外交部长抵达邻国首都，并与总统（Wang）就贸易和边界问题举行会谈。"
JAPANESE = "外務大臣は隣国の首都に到着し、大統領と貿易や国境について会談した。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        ("Kim’s visit", "cp1252"),
        ("Kim’s visit", "cp1251"),
        ("The minister said “yes”.", "gb18030"),
        ("São Paulo", "cp1252"),
        ("£5", "cp1252"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (UKRAINIAN, "cp1251"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (CHINESE[:8], "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE[:12], "shift_jis"),
    ],
)
def test_encodings_are_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1250", "cp1250"), ("KOI8-R", "koi8-r"), ("big5", "big5")]
)
def test_a_declared_encoding_counts(declared: str, encoding: str) -> None:
    text = {"cp1250": "Spotkanie w Łodzi", "koi8-r": RUSSIAN[12:30], "big5": "會談"}[encoding]
    assert decode(text.encode(encoding), "a.html", declared) == text


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "us-ascii", "utf-16", "utf-7", "zlib", "idna", "no-such", "x y"]
)
def test_a_declaration_that_the_bytes_do_not_bear_out_does_no_harm(declared: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), "a.html", declared) == ENGLISH


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (ENGLISH.encode() + b"\xff", "the text is UTF-8, but damaged at byte 112"),
        (b"\xff\xfea", "the byte order mark says UTF-16, but the bytes do not fit it"),
        (bytes(range(128, 256)) * 4, "the encoding of the text is not recognised"),
        ("“I don’t,” she said".encode("mac-roman"), "the encoding of the text is not recognised"),
    ],
)
def test_no_character_is_ever_replaced(data: bytes, what: str) -> None:
    with pytest.raises(InputError) as error:
        decode(data, "a.txt")
    assert (error.value.what, error.value.where) == (what, "a.txt")
    assert error.value.remedy == "Save the text as UTF-8 and try again."
