"""Whatever the text: valid spans, known types, the same answer each time, in time that does not explode."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.conftest import PARTIES, analyse
from dragoman.coding import LexiconCoder
from dragoman.coding.lexicon._table import patterns
from dragoman.ontology import event_type

WORDS = [
    *PARTIES,
    "met",
    "condemned",
    "will",
    "not",
    "sanctions on",
    "and",
    ",",
    ".",
    '"',
    "said that",
    "who",
]
WORDS += [
    "after",
    "in",
    "visit to",
    "by",
    "was",
    "attacked",
    "troops",
    "’s",
    "(",
    "\n",
    "1999",
    "\u202e",
    "é",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_events_stand_in_their_text(text):
    analysis = analyse(text)
    coder = LexiconCoder()
    events = coder.code(analysis)
    assert events == coder.code(analysis)
    assert len({e.id for e in events}) == len(events)
    spans = [s.span for s in analysis.sentences]
    for event in events:
        assert event.span in spans
        assert event.span[0] <= event.trigger[0] < event.trigger[1] <= event.span[1]
        assert event.mode is None or event.mode in event_type(event.type).modes
        assert event.actors or event.recipients
        for party in (*event.actors, *event.recipients):
            assert text[slice(*party.span)] == party.text


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_event_can_be_explained(text):
    analysis = analyse(text)
    coder = LexiconCoder()
    for event in coder.code(analysis):
        explanation = coder.explain(analysis, event.id)
        assert explanation.event == event
        assert {r.field for r in explanation.reasons} >= {"type", "date"}
        for reason in explanation.reasons:
            assert reason.says
            assert reason.span is None or text[slice(*reason.span)]


@pytest.mark.parametrize(
    "unit",
    [
        "Arvenia met Belmark. ",
        "Arvenia and Belmark, ",
        "will not ",
        "Arvenia condemned Belmark and ",
        "in the ",
    ],
)
def test_time_is_linear_in_the_text(unit):
    coder = LexiconCoder()

    def seconds(times: int) -> float:
        analysis = analyse(unit * times)
        started = time.perf_counter()
        coder.code(analysis)
        return time.perf_counter() - started

    seconds(50)
    short, long = max(seconds(500), 0.002), seconds(2_000)
    assert long < short * 4 * 5  # four times the text; five times the slack


def test_every_entry_names_a_known_act():
    for listed in patterns().values():
        for pattern in listed:
            entry = pattern.trigger
            assert entry.mode is None or entry.mode in event_type(entry.type).modes
            assert 0 <= pattern.right <= pattern.seen
            assert 0 < pattern.share < 1
