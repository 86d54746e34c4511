"""Why an event was coded: from the coder, from the record, in the terminal."""

import json

import pytest

from coding.conftest import analyse
from dragoman import pipeline
from dragoman.coding import LexiconCoder
from dragoman.coding.explain import explain
from dragoman.documents import from_text
from dragoman.errors import InputError, UsageError
from dragoman.record import Record

TEXT = "France expelled two journalists of Russia on Friday. Turkey praised France."


@pytest.fixture
def kept(tmp_path):
    """A record with one article coded by the lexicon, and its events."""
    document = from_text(TEXT, id="news", published="2024-03-10")
    dossier = pipeline.read(document, LexiconCoder())
    record = Record.open(tmp_path / "record")
    record.keep(dossier, document.text)
    return record, dossier.events


def test_words_rule_and_runner_up():
    analysis = analyse("Arvenia expelled Belmark's journalists.")
    (event,) = LexiconCoder().code(analysis)
    explanation = LexiconCoder().explain(analysis, event.id)
    first = explanation.reasons[0]
    assert first.field == "type"
    assert "“expel" in first.says
    assert explanation.runner_up.type == "SANCTION"
    assert explanation.candidates[0].score == first.score
    sides = {
        r.field: analysis.document.cut(r.span)
        for r in explanation.reasons
        if r.field in ("actors", "recipients")
    }
    assert sides == {"actors": "Arvenia", "recipients": "Belmark"}


def test_what_is_not_coded_is_not_explained():
    assert LexiconCoder().explain(analyse("Nothing."), "0123456789abcdef") is None


def test_from_the_record(kept):
    record, events = kept
    for event in events:
        explanation = explain(event.id[:8], record)
        assert explanation.event == event
        assert explanation.text == TEXT


@pytest.mark.parametrize(("wanted", "words"), [("abc", "too short"), ("0" * 16, "no event")])
def test_an_id_that_names_no_event(kept, wanted, words):
    with pytest.raises(UsageError, match=words):
        explain(wanted, kept[0])


def test_a_coder_that_reads_otherwise_now(kept, monkeypatch):
    record, events = kept
    monkeypatch.setattr(LexiconCoder, "explain", lambda *_: None)
    with pytest.raises(InputError, match="reads its sentence otherwise"):
        explain(events[0].id, record)


def test_a_coder_that_is_gone(kept, monkeypatch):
    record, events = kept
    monkeypatch.setattr("dragoman.coding.explain.CODERS", {})
    with pytest.raises(InputError, match="'lexicon' is not installed"):
        explain(events[0].id, record)


def test_the_command(kept, run):
    record, events = kept
    shown = run("explain", events[0].id[:8], "--record", record.path)
    assert shown.code == 0
    assert "COERCE · deport" in shown.out
    assert "Runner-up: SANCTION · expel" in shown.out
    as_json = json.loads(run("explain", events[0].id, "--record", record.path, "--json").out)
    assert as_json["event"]["id"] == events[0].id
    assert as_json["sentence"] == TEXT.split(". ", maxsplit=1)[0] + "."
    assert as_json["reasons"][0]["words"] == "expelled two journalists"


def test_the_command_says_what_is_wrong(kept, run):
    answer = run("explain", "0" * 16, "--record", kept[0].path)
    assert answer.code == 2
    assert "has no event" in answer.err
