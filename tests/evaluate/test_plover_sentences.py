"""A sentence with its parties given: the coder is made to choose a type."""

import pytest

from dragoman.coding import LexiconCoder, default_coder
from dragoman.coding.coder import Coder
from dragoman.evaluate.plover_sentences import chosen_type, marked_spans


@pytest.fixture(scope="module")
def model() -> Coder:
    return default_coder("model")


def test_marks_become_spans_of_the_sentence_without_them() -> None:
    text = "Yesterday France condemned Russia."
    spans = marked_spans("Yesterday <s>France</s> condemned <t>Russia</t>.")
    assert [text[start:end] for start, end in spans] == ["France", "Russia"]


def test_a_party_that_is_not_marked_is_left_out() -> None:
    assert marked_spans("Protesters marched in <t>Lima</t>.") == ((22, 26),)
    assert marked_spans("An open </s> mark") == ()


def test_the_act_between_the_parties_is_chosen_among_several(model: Coder) -> None:
    text = "France condemned Russia and Canada sent aid to Chad."
    assert chosen_type(text, marked_spans("<s>France</s> condemned <t>Russia</t>"), model) == "ACCUSE"
    marked = "France condemned Russia and <s>Canada</s> sent aid to <t>Chad</t>."
    assert chosen_type(text, marked_spans(marked), model) == "AID"


def test_the_trained_coder_chooses_even_where_it_would_code_nothing(model: Coder) -> None:
    text = "The weather in Lima is mild."
    assert chosen_type(text, ((15, 19),), model) is not None
    assert chosen_type(text, ((15, 19),), LexiconCoder()) is None
