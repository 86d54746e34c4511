"""The figures of docs/actors.md, on the shared data: floors that a change must not break."""

import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
TRAINING = Path(__file__).parents[2] / "training"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not beside the checkout"),
]
sys.path.insert(0, str(TRAINING))

from dragoman.actors import find_parties  # noqa: E402
from dragoman.actors._han import likelihood  # noqa: E402
from dragoman.documents.document import Document, digest  # noqa: E402
from dragoman.language import split_sentences  # noqa: E402
from dragoman.schema import Published  # noqa: E402


def test_codes_of_gold_mentions():
    from actors.evaluate import cases, judge

    judged = [one for case in cases(SHARED / "corpus" / "gold.jsonl", "dev") for one in judge(case)]
    assert len(judged) == 1720
    assert sum(one.right for one in judged) / len(judged) >= 0.95
    named = [one.right for one in judged if one.named]
    assert sum(named) / len(named) >= 0.985


def test_office_phrases_give_the_right_person_or_none():
    from actors.draw_offices import CORPORA, texts
    from actors.measure_offices import verdicts

    found = list(verdicts({i["id"]: i["text"] for corpus in CORPORA for i in texts(SHARED, corpus)}))
    assert len(found) == 200
    assert found.count("wrong") <= 2
    assert found.count("right") + found.count("open") >= 190


def test_chinese_spellings():
    from actors.fit_transliteration import measure

    assert likelihood("利文斯顿", "livingston") > likelihood("利文斯顿", "balabanov")
    assert measure(SHARED, 300) >= 0.92


def test_the_model_case():
    article = SHARED / "articles" / "lukashenko-pyongyang.txt"
    text = article.read_text("utf-8")
    published = Published(start="2025-09-12", end="2025-09-15", how="given")
    document = Document("case", text, digest(text), published=published)
    found = find_parties(document, split_sentences(document))
    by_text = {p.text: p for p in found}
    assert by_text["Belarusian President Lukashenko"].name == "Alexander Lukashenko"
    renkov = by_text["Belarus' new Foreign Minister Lei Renkov"]
    assert (renkov.code, renkov.name, renkov.confidence < 0.8) == ("BLR", "Maxim Ryzhenkov", True)
    assert by_text["North Korean Foreign Minister Choi Sun-hye"].name == "Choe Son-hui"
    assert by_text["Belarusian Vice Prime Minister Shuleko"].code == "BLR"
    assert (by_text["Bai"].code, by_text["Bai"].how.startswith("artefact:")) == ("BLR", True)
    assert by_text["the West"].code is None
    assert {p.code for p in found if p.text == "The three countries"} == {"RUS", "BLR", "PRK"}
