"""What holds of a dossier whatever the text."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis import Analysis, Sentence
from dragoman.documents.document import Document, digest
from dragoman.dossier import assemble, find_statements
from dragoman.language import find_times, split_sentences
from dragoman.schema import CoderIdentity, Dossier, Party, Published

CODER = CoderIdentity(version="1", model="rules", ontology="plover")
TEXT = """
Peru Ecuador said that "the third meeting" of the Commission will be held may invited accepted First, promised
to visit June 31 Friday, cancelled if is likely to : our country three documents were signed: a pact, win-win.
! ? and the twenty-minute call he according to, expects agreed its “ ” tenth session
"""
WORDS = [*TEXT.split(), "\n"]


def _analysis(text: str) -> Analysis:
    sentences = tuple(Sentence(m.span()) for m in re.finditer(r"\S[^.!?\n]*[.!?]?", text))
    parties = tuple(
        Party(text=m[0], span=m.span(), code=m[0][:3].upper(), confidence=1, how="given by the test")
        for m in re.finditer("Peru|Ecuador", text)
    )
    document = Document(id="test", text=text, sha256=digest(text))
    return Analysis(document, sentences, (), parties, find_statements(document, sentences, parties))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_every_span_cuts_words_out_of_the_text(words):
    text = " ".join(words)
    dossier = assemble(_analysis(text), (), CODER)

    spans = [s for c in (*dossier.commitments, *dossier.predictions) for s in c.spans]
    spans += [x.span for layer in (dossier.mechanisms, dossier.rhetoric, dossier.checks) for x in layer]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert Dossier.model_validate_json(dossier.model_dump_json(by_alias=True)) == dossier


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_ids_are_unique_and_stable(words):
    first, second = (assemble(_analysis(" ".join(words)), (), CODER) for _ in range(2))

    ids = [x.id for x in (*first.commitments, *first.predictions)]
    assert len(ids) == len(set(ids))
    assert first == second


HOSTILE = [
    '"a, " said ',
    "As X said, ",
    "on Monday, May 22, ",
    '"A b c." ',
    "said that ",
    "the first visit in ",
]
LIMIT = 8.0
"""Seconds for 60,000 characters; a quadratic step takes minutes."""


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_text_made_to_be_slow_is_not(unit):
    text = unit * (60_000 // len(unit))
    published = Published(start="2023-05-24", end="2023-05-24", how="given")
    document = Document(id="test", text=text, sha256=digest(text), published=published)
    started = time.perf_counter()
    sentences = split_sentences(document)
    times = find_times(document, sentences)
    statements = find_statements(document, sentences, ())
    assemble(Analysis(document, sentences, times, (), statements), (), CODER)

    assert time.perf_counter() - started < LIMIT
