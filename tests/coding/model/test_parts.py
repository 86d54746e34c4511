"""The parts of the trained coder: passages, tags, distances, calibration, weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis import Analysis
from dragoman.coding.default import default_coder
from dragoman.coding.model.calibration import Calibration, fit
from dragoman.coding.model.coder import ModelCoder
from dragoman.coding.model.labels import ROLES, modes, types
from dragoman.coding.model.network import distances
from dragoman.coding.model.passages import cut
from dragoman.coding.model.tags import best_tags, runs_of, spans_of, trim
from dragoman.documents import from_text
from dragoman.errors import DragomanError
from dragoman.language import split_sentences


def analysis_of(text: str) -> Analysis:
    document = from_text(text, language="en")
    return Analysis(document, split_sentences(document), (), (), ())


def test_passages_hold_up_to_three_sentences_of_one_line_and_what_stands_before():
    text = "One fell. Two rose. Three met. Four left.\nA new line began."
    passages = list(cut(analysis_of(text)))

    assert [text[slice(*p.span)] for p in passages] == [
        "One fell. Two rose. Three met.",
        "Four left.",
        "A new line began.",
    ]
    assert [p.context for p in passages] == ["", "Three met.", "Four left."]


@given(st.lists(st.text("ab .\n", min_size=1, max_size=900), min_size=1, max_size=4))
def test_passages_cover_every_sentence_in_order(parts):
    text = "x" + " ".join(parts)
    analysis = analysis_of(text)
    passages = [p.span for p in cut(analysis)]

    assert passages == sorted(passages)
    covered = {n for start, end in passages for n in range(start, end)}
    assert all(n in covered for s in analysis.sentences for n in range(*s.span) if not text[n].isspace())


def test_a_tag_inside_never_stands_alone():
    row = np.full((3, len(ROLES)), 0.01, dtype=np.float32)
    row[0, ROLES.index("O")] = 0.9
    row[1, ROLES.index("I-actor")] = 0.6
    row[1, ROLES.index("B-actor")] = 0.3
    row[2, ROLES.index("I-actor")] = 0.9
    tags = best_tags(row, ROLES)

    assert [ROLES[t] for t in tags] == ["O", "B-actor", "I-actor"]
    assert spans_of(tags, ROLES, "actor") == [(1, 3)]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("81", "officials", "and"), (4, 6)),
        (("accepted", "the"), (4, 5)),
        (("(", "Peru", ")"), (5, 6)),
        (("the",), None),
    ],
)
def test_small_words_at_the_edge_of_a_span_are_dropped(words, kept):
    assert trim((4, 4 + len(words)), words) == kept


def test_neighbouring_words_of_two_types_are_two_triggers():
    rows = np.full((4, len(types())), 0.001, dtype=np.float32)
    for word, kind in enumerate(("CONSULT", "CONSULT", "ACCUSE", "-")):
        rows[word, types().index(kind)] = 0.9

    assert runs_of(rows, 0.5) == [(0, 2), (2, 3)]


def test_distances_double():
    assert distances([-1, 0, 1, 2, 3, 4, 5, -1], (2, 3), 10).tolist() == [3, 2, 1, 0, 8, 9, 10, 10, 11, 11]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=80))
def test_more_score_is_never_less_confidence(pairs):
    line = Calibration(fit([s for s, _ in pairs], [r for _, r in pairs]))
    values = [line(n / 50) for n in range(51)]

    assert values == sorted(values)
    assert all(0 < v < 1 for v in values)


def test_labels_are_those_of_the_ontology():
    assert len(types()) == 17
    assert {mode.partition("/")[0] for mode in modes()[1:]} <= set(types())


def test_missing_weights_are_told(tmp_path):
    with pytest.raises(DragomanError, match=r"weights of the trained coder are missing"):
        ModelCoder.load(tmp_path)


def test_damaged_weights_are_told(tmp_path):
    for name in ("encoder.onnx", "reader.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"damaged")
    with pytest.raises(DragomanError, match="cannot be loaded"):
        ModelCoder.load(tmp_path)


def test_the_trained_coder_is_the_default():
    assert default_coder().identity.model.startswith("minilm")


@pytest.mark.parametrize("text", ["a" * 5_000, "Russia " * 3_000, "\u200b\u202e met Peru.", "🕊 " * 500])
def test_reads_hostile_text(text):
    coder = ModelCoder.load()
    document = from_text("France met Spain in Rome. " + text, language="en", published="2024-01-01")
    analysis = Analysis(document, split_sentences(document), (), (), ())

    assert all(e.trigger[1] <= len(document.text) for e in coder.code(analysis))
