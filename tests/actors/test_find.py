"""Every mention of a text, with exact words, in order, in linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import find_parties
from dragoman.documents.document import Document, digest
from dragoman.language import split_sentences
from dragoman.schema import Published

TEXT = (
    "Uruguayan President Yamandú Orsi arrived in Asunción on Monday. Paraguay's foreign minister met him at "
    "the airport; the two countries will sign a customs accord. “We waited too long,” Orsi said. Police kept "
    "protesters from the square, and the United States and the European Union sent envoys."
)
_WORDS = (
    *("Russia", "the", "President", "of", "Kim", "Jong-un", "and", "U.S.", "he", "two", "leaders", "Bai"),
    *("’s", "-", ",", "\n", ".", "in", "Beijing", "朝", "\u200f", "foreign minister", "pro-", "Mr"),
    *("Lukashenko", "both sides"),
)


def read(text: str, published: str = "2025-05-05"):
    document = Document(
        "test", text, digest(text), published=Published(start=published, end=published, how="given")
    )
    return find_parties(document, split_sentences(document))


def test_who_is_in_a_text():
    found = {p.text: p.code for p in read(TEXT)}
    assert found["Uruguayan President Yamandú Orsi"] == "URY"
    assert found["Asunción"] == "PRY"
    assert found["Paraguay's foreign minister"] == "PRY"
    assert found["him"] == "URY"
    assert found["Orsi"] == "URY"
    assert found["the United States"] == "USA"
    assert found["the European Union"] == "EU"
    assert {p.code for p in read(TEXT) if p.text == "the two countries"} == {"URY", "PRY"}


def test_an_adjective_before_another_noun_is_no_party():
    assert not read("The Ukrainian crisis deepened.")


def test_a_people_that_acts_is_a_party():
    assert [p.code for p in read("The French agreed.")] == ["FRA"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join) | st.text(max_size=300))
def test_spans_give_the_words_and_stand_in_order(text):
    found = read(text)
    assert all(text[slice(*p.span)] == p.text for p in found)
    assert [p.span for p in found] == sorted(p.span for p in found)
    assert found == read(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Russia and China ",
        "President of ",
        "Kim-",
        "the two leaders ",
        "of the Moscow’s ",
        "A.B. ",
        "He wrote. ",
        "he of Putin ",
    ],
)
def test_time_is_linear_in_hostile_text(piece):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        read(text)
        return time.process_time() - started

    seconds(5_000)
    small, large = (min(seconds(size), seconds(size)) for size in (20_000, 80_000))
    assert large < 10 * max(small, 0.05)


def test_a_state_and_its_capital_are_one_party_by_name():
    found = read("Norway signed. Oslo agreed.")
    assert [(p.text, p.name) for p in found] == [("Norway", "Norway"), ("Oslo", "Norway")]


def test_he_is_the_person_named_before():
    found = {p.text: p for p in read("Belarusian President Alexander Lukashenko landed. He spoke.")}
    assert found["He"].name == "Alexander Lukashenko"
