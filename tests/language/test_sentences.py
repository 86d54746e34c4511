from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.documents.document import Block, Document, digest
from dragoman.language import split_sentences


def document(text: str, blocks: tuple[Block, ...] = ()) -> Document:
    return Document(id="d", text=text, sha256=digest(text), blocks=blocks)


def sentences(text: str) -> list[str]:
    made = document(text)
    return [made.cut(sentence.span) for sentence in split_sentences(made)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Gen. Orlov met Mr. Haddad in Lima.", "They talked."],
        ["The U.S. President called at 6 p.m. local time.", "Nobody answered."],
        ["Troops left the U.S.", "The embassy stayed."],
        ["Aid rose by 3.5 per cent.", "Exports fell."],
        ['"We will come."', "He then left."],
        ["“Why now?” she asked.", "‘Because.’", "Silence followed."],
        ["It was… a mistake.", "No one resigned..."],
        ["Resolution No. 1540 passed on Sept. 9.", "J. R. Okoro objected."],
        ["1. The parties agree.", "2. They sign."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_heading_is_one_sentence() -> None:
    text = "Talks fail. What now?\nThe envoys left. They were tired."
    made = document(text, (Block("heading", (0, 21)), Block("paragraph", (22, len(text)))))
    assert [(made.cut(s.span), s.block) for s in split_sentences(made)] == [
        ("Talks fail. What now?", "heading"),
        ("The envoys left.", "paragraph"),
        ("They were tired.", "paragraph"),
    ]


@given(st.text(alphabet=st.sampled_from("aB1.!?…\"'”’()[] \n\t\u00a0\u2028é中"), max_size=80))
def test_sentences_cover_the_text_without_overlap(text: str) -> None:
    made = document(text)
    spans = [sentence.span for sentence in split_sentences(made)]
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {i for start, end in spans for i in range(start, end)}
    assert covered >= {i for i, c in enumerate(text) if not c.isspace()}
