import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.presentation import neutralise, safe_url


def test_what_could_steer_a_terminal_becomes_visible() -> None:
    assert neutralise("a\x1b[31mred\x07\r\x7f\x9b2J") == "a␛[31mred␇␍␡�2J"


def test_what_could_reorder_or_hide_words_becomes_visible() -> None:
    assert neutralise("pay \u202e001\u202c\u2066\u200b\ufeff\ud800\u2028end") == "pay �001����� end"


def test_ordinary_text_stays() -> None:
    text = "“Ça va”, said Владимир; 北京\tand\n🤝\u200d🏽"
    assert neutralise(text) == text


@given(st.text(alphabet=st.characters()))
def test_no_offset_moves_and_nothing_dangerous_is_left(text: str) -> None:
    safe = neutralise(text)

    assert len(safe) == len(text)
    assert neutralise(safe) == safe
    assert {unicodedata.category(c) for c in safe if c not in "\n\t\u00ad\u200c\u200d"}.isdisjoint(
        {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )


@pytest.mark.parametrize(
    "url",
    [
        None,
        "javascript:alert(1)",
        "JaVaScRiPt://x/%0aalert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//host/path",
        "https://",
        "http://[bad",
        "https://host/a b",
        "https://host/\u202egnp",
        " https://host/",
    ],
)
def test_no_link_is_made_of_another_scheme(url: str | None) -> None:
    assert safe_url(url) is None


def test_an_address_of_the_web_is_a_link() -> None:
    assert safe_url("https://straits-log.example/2023/11") == "https://straits-log.example/2023/11"
