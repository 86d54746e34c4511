"""What the trained coder reads, by example: who did what to whom, told in the ways that news tells it."""

from functools import cache

import pytest

from dragoman import pipeline
from dragoman.coding.model import ModelCoder
from dragoman.documents import from_text
from dragoman.schema import Event


@cache
def coder() -> ModelCoder:
    return ModelCoder.load()


def coded(text: str, published: str = "2024-05-17") -> tuple[Event, ...]:
    return pipeline.code(from_text(text, published=published, language="en"), coder())


def told(event: Event) -> tuple[str, str | None, set[str | None], set[str | None]]:
    return event.type, event.mode, {p.code for p in event.actors}, {p.code for p in event.recipients}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peruvian President Dina Boluarte arrived in Santiago and met Chilean President Gabriel Boric.",
            ("CONSULT", "visit", {"PER"}, {"CHL"}),
            id="a visit has a visitor and a host",
        ),
        pytest.param(
            "The United States, Britain and France bombed military sites in Syria overnight.",
            ("ASSAULT", "aerial", {"USA", "GBR", "FRA"}, {"SYR"}),
            id="coordinated actors are one compound event",
        ),
        pytest.param(
            "Two Norwegian diplomats were expelled by Iran on Friday.",
            ("SANCTION", "expel", {"IRN"}, {"NOR"}),
            id="the agent of a passive acts",
        ),
        pytest.param(
            "Kenya condemned the coup in Niger.",
            ("ACCUSE", "disapprove", {"KEN"}, {"NER"}),
            id="criticism has a target",
        ),
        pytest.param(
            "Georgian police arrested 20 protesters in Tbilisi.",
            ("COERCE", "arrest", {"GEO"}, {"GEO"}),
            id="a domestic act has the same state on both sides",
        ),
        pytest.param(
            "Turkey will send humanitarian aid to Sudan, the foreign minister said.",
            ("AGREE", None, {"TUR"}, {"SDN"}),
            id="future aid is an agreement to give it",
        ),
        pytest.param(
            "Vietnam and the Philippines held joint naval exercises off Palawan.",
            ("COOPERATE", None, {"VNM", "PHL"}, set()),
            id="a mutual act has no recipients",
        ),
        pytest.param(
            "India's prime minister invited the president of Sri Lanka to visit New Delhi.",
            ("REQUEST", "meet", {"IND"}, {"LKA"}),
            id="an invitation is a request to meet",
        ),
        pytest.param(
            "The presidents of Peru and Chile met in Beijing on Friday.",
            ("CONSULT", None, {"PER", "CHL"}, set()),
            id="who meets in a third country does not visit it",
        ),
        pytest.param(
            "They discussed Peruvian-Chilean trade.",
            ("CONSULT", None, {"PER", "CHL"}, set()),
            id="those who talk are those whose affairs they talk about",
        ),
        pytest.param(
            "Kenya urged its own parliament to approve the treaty with Uganda.",
            ("REQUEST", None, {"KEN"}, {"KEN"}),
            id="a state may speak to those within it",
        ),
        pytest.param(
            "Moscow vetoed a United Nations resolution on Mali.",
            ("REJECT", None, {"RUS"}, None),
            id="a capital stands for its government",
        ),
    ],
)
def test_who_did_what_to_whom(text, expected):
    kind, mode, actors, recipients = expected
    found = [told(event) for event in coded(text)]

    assert any(
        f[0] == kind
        and (mode is None or f[1] == mode)
        and (f[2] if recipients != set() else f[2] | f[3]) == actors
        and (not recipients or f[3] == recipients)
        for f in found
    ), found


def test_a_promise_says_what_it_is_about():
    (event,) = (e for e in coded("Ethiopia promised to withdraw its troops from Somalia.") if e.about)

    assert event.type in ("AGREE", "CONCEDE")
    assert (event.about.type, event.status) == ("RETREAT", "happened")


def test_what_may_happen_is_no_fact():
    (event,) = coded("Brazil may impose sanctions on Venezuela.")

    assert (event.type, event.status) == ("SANCTION", "hypothetical")


def test_an_act_told_twice_is_one_event():
    text = "Japan expelled three Russian diplomats. Japan expelled the Russian diplomats after a spy case."

    assert [e.type for e in coded(text)].count("SANCTION") == 1


def test_a_report_on_somebodys_word_has_a_speaker():
    events = coded("Ukraine says Russia shelled a hospital in Kherson.")
    (event,) = (e for e in events if e.type == "ASSAULT")

    assert [p.code for p in event.actors] == ["RUS"]
    assert event.speaker is not None
    assert event.speaker.code == "UKR"


@pytest.mark.parametrize(
    ("where", "name", "country"),
    [
        ("in Uijeongbu, South Korea", "Uijeongbu", "KOR"),
        ("on the Korean Peninsula", "Korean Peninsula", None),
        ("at the very door of North Korea", None, None),
    ],
)
def test_a_place_is_no_more_than_the_text_says(where, name, country):
    (event,) = coded(f"The United States and South Korea held military exercises {where}.")

    assert (event.place and event.place.name, event.place and event.place.country) == (name, country)


def test_news_of_sport_and_weather_is_no_event():
    assert coded("Heavy rain flooded several districts of the city, and the football final was moved.") == ()


def test_every_span_gives_the_words_it_stands_for(envoys_text):
    document = from_text(envoys_text, language="en")
    events = pipeline.code(document, coder())

    assert len(events) > 10
    for event in events:
        assert event.span[0] <= event.trigger[0] < event.trigger[1] <= event.span[1]
        for party in (*event.actors, *event.recipients):
            assert document.cut(party.span) == party.text


def test_the_same_text_gives_the_same_events(envoys_text):
    document = from_text(envoys_text, language="en")

    assert pipeline.code(document, coder()) == pipeline.code(document, ModelCoder.load())


def test_explains_an_event():
    text = "Kenya condemned the coup in Niger."
    document = from_text(text, published="2024-05-17", language="en")
    analysis = pipeline.analyse(document)
    (event,) = coder().code(analysis)
    explanation = coder().explain(analysis, event.id)

    assert explanation is not None
    assert {"type", "actors", "date"} <= {reason.field for reason in explanation.reasons}
    assert explanation.candidates[0].type == "ACCUSE"
    assert explanation.runner_up is not None
    assert coder().explain(analysis, "no such id") is None
