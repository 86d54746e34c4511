"""The further annotations: every span lies in its passage and starts and ends with a word, and nothing of the
held-out split is among them."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.ontology import event_types
from training_scripts import SHARED, TRAINING, load_script

ANNOTATIONS = TRAINING / "annotations"
SETS = ("news.jsonl", "passages.jsonl", "second.jsonl")
OWN = ("commentary.jsonl", "written.jsonl")
"""Texts of our own writing, annotated where they stand."""
SHARED_TEXTS = {"wcep": "wcep_2002-2023.jsonl.gz", "kremlin": "kremlin_2000-2017.jsonl.gz"}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not beside the checkout"),
]


@pytest.fixture(scope="module")
def sources() -> dict[str, dict[str, Any]]:
    found = {}
    for file in SHARED_TEXTS.values():
        with gzip.open(SHARED / "corpus" / file, "rt", encoding="utf-8") as lines:
            found |= {row["id"]: row for row in map(json.loads, lines)}
    return found


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    with (SHARED / "corpus" / "gold.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def rows_of(name: str) -> list[dict[str, Any]]:
    with (ANNOTATIONS / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def spans_of(event: dict[str, Any]) -> Iterator[list[int]]:
    yield event["trigger"]
    parties = [*event["actors"], *event["recipients"], *([event["speaker"]] if event["speaker"] else [])]
    yield from (party["span"] for party in parties)
    if event["place"]:
        yield event["place"]
    if event["date"] and event["date"]["span"]:
        yield event["date"]["span"]


@pytest.mark.parametrize("name", [*SETS, *OWN])
def test_every_span_is_whole_words_of_its_passage(name, sources):
    for row in rows_of(name):
        text = row.get("text") or sources[row["id"]][row["field"]][row["start"] : row["end"]]
        for event in row["events"]:
            for start, end in spans_of(event):
                words = text[start:end]
                assert words, (row["id"], event["trigger"])
                assert words == words.strip(), (row["id"], words)


@pytest.mark.parametrize("name", [*SETS, *OWN])
def test_types_and_modes_are_those_of_the_codebook(name):
    known = event_types()
    for row in rows_of(name):
        for event in row["events"]:
            acts = [event, *([event["about"]] if event["about"] else [])]
            for act in acts:
                assert act["mode"] is None or act["mode"] in known[act["type"]].modes, (row["id"], act)


@pytest.mark.parametrize("name", [*SETS, *OWN])
def test_days_are_in_order(name):
    for row in rows_of(name):
        for event in row["events"]:
            if event["date"]:
                assert event["date"]["start"] <= event["date"]["end"], row["id"]


def test_nothing_held_out_was_annotated_again(gold, sources):
    held_out = {row["text"].strip() for row in gold if row["split"] == "dev"}
    pages = {page(row["id"]) for row in gold if row["split"] == "dev"}
    for name in SETS:
        for row in rows_of(name):
            text = sources[row["id"]][row["field"]][row["start"] : row["end"]]
            assert text.strip() not in held_out
            assert page(row["id"]) not in pages


def test_our_own_texts_are_not_those_of_the_corpora(gold, sources):
    shared = {row["text"] for row in gold} | {row["text"] for row in sources.values()}
    told = {run for text in shared for run in runs(text)}
    for row in (row for name in OWN for row in rows_of(name)):
        assert told.isdisjoint(runs(row["text"])), row["id"]


def runs(text: str, words: int = 12) -> Iterator[str]:
    split = text.split()
    return (" ".join(split[n : n + words]) for n in range(len(split) - words + 1))


def test_no_passage_is_annotated_twice_but_for_measuring_agreement():
    first = [(row["id"], row["start"]) for name in SETS[:2] for row in rows_of(name)]
    assert len(first) == len(set(first))


def test_two_passes_agree():
    measure = load_script("measure_agreement")
    scorer = measure.load_scorer(SHARED / "eval" / "score_events.py")
    first, second = (measure.events_of(rows_of(name)) for name in ("passages.jsonl", "second.jsonl"))
    figures = scorer.score({id_: first[id_] for id_ in second if id_ in first}, second)
    assert figures["documents"] == 80
    assert figures["type"]["f1"] >= 0.85
    assert figures["dyad"]["f1"] >= 0.80


def page(id_: str) -> str:
    return id_.partition("-p")[0] if id_.startswith("kremlin") else id_
