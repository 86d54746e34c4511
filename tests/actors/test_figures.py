"""The figures of docs/actors.md, on the shared data: floors that a change must not break."""

import json
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

from dragoman.actors import find_parties, resolve_mentions  # noqa: E402
from dragoman.actors._han import likelihood  # noqa: E402
from dragoman.documents.document import Document, digest  # noqa: E402
from dragoman.language import split_sentences  # noqa: E402
from dragoman.schema import Published  # noqa: E402

OFFICES = Path(__file__).parent / "office_phrases.jsonl"


def test_codes_of_gold_mentions():
    from actors.evaluate import cases

    good = total = 0
    for case in cases(SHARED / "corpus" / "gold.jsonl", "dev"):
        document = case.document
        found = resolve_mentions(document, split_sentences(document), tuple(case.codes))
        for span, gold in case.codes.items():
            given = {p.code for p in found[span] if p.code}
            good += bool(given) and given <= gold
            total += 1
    assert total == 1720
    assert good / total >= 0.945


def _texts(ids: set[str]) -> dict[str, str]:
    from actors.draw_offices import CORPORA, texts

    return {
        item["id"]: item["text"] for corpus in CORPORA for item in texts(SHARED, corpus) if item["id"] in ids
    }


def test_office_phrases_give_the_right_person_or_none():
    rows = [json.loads(line) for line in OFFICES.read_text("utf-8").splitlines()]
    texts = _texts({row["id"] for row in rows})
    wrong = open_or_right = 0
    for row in rows:
        text, day, span = texts[row["id"]], row["published"], tuple(row["span"])
        source = "kremlin.ru" if row["id"].startswith("kremlin") else None
        published = Published(start=day, end=day, how="given")
        document = Document(row["id"], text, digest(text), published=published, source=source)
        named = {p.name for p in find_parties(document, split_sentences(document)) if p.span == span}
        wrong += bool(named - {None, row["person"]})
        open_or_right += bool(named) and named <= {None, row["person"]}
    assert len(rows) == 200
    assert wrong <= 2
    assert open_or_right >= 190


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
