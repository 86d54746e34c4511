"""The lexicon coder on one sentence each: type, mode and sides."""

import pytest

from coding.conftest import codes

A, B, C = "ARV", "BLM", "CST"

CASES = [
    # text, type, mode, actors, recipients
    ("Arvenia condemned Belmark over the detention.", "ACCUSE", "disapprove", [A], [B]),
    ("Arvenia was condemned by Belmark and Castoria.", "ACCUSE", "disapprove", [B, C], [A]),
    ("Arvenia accused Belmark of spying on Castoria.", "ACCUSE", "allege", [A], [B]),
    ("The Arvenian president met Belmark in Castoria.", "CONSULT", None, [A, B], []),
    ("Arvenia held talks with Belmark and Castoria.", "CONSULT", "multilateral", [A, B, C], []),
    ("Arvenia visited Belmark.", "CONSULT", "visit", [A], [B]),
    ("A delegation from Arvenia arrived in Port Lune.", "CONSULT", "visit", [A], [B]),
    ("Belmark hosted Arvenia.", "CONSULT", "visit", [A], [B]),
    ("Arvenia had a telephone conversation with Belmark.", "CONSULT", "phone", [A, B], []),
    ("Arvenia imposed sanctions on Belmark.", "SANCTION", "discontinue", [A], [B]),
    ("Arvenia recalled its ambassador to Belmark.", "SANCTION", "withdraw", [A], [B]),
    ("Arvenia expelled two diplomats of Belmark.", "SANCTION", "expel", [A], [B]),
    ("Arvenia congratulated Belmark on its national day.", "SUPPORT", None, [A], [B]),
    ("Arvenia and Belmark signed a treaty.", "SUPPORT", None, [A, B], []),
    ("Arvenia donated grain to Belmark.", "AID", None, [A], [B]),
    ("Arvenia released three fishermen from Belmark.", "RETREAT", "release", [A], [B]),
    ("Arvenia apologised to Belmark.", "CONCEDE", None, [A], [B]),
    ("Arvenia rejected the plan of Belmark.", "REJECT", None, [A], [B]),
    ("Arvenia bombed Belmark.", "ASSAULT", "aerial", [A], [B]),
    ("Arvenian airstrikes in Belmark began at dawn.", "ASSAULT", "aerial", [A], [B]),
    ("Troops of Arvenia clashed with Belmark.", "ASSAULT", None, [A, B], []),
    ("Arvenia test-fired a missile.", "MOBILIZE", "weapons", [A], []),
    ("Arvenia and Belmark began a joint exercise.", "COOPERATE", None, [A, B], []),
]


@pytest.mark.parametrize("case", CASES, ids=[c[0] for c in CASES])
def test_one_sentence(code, case):
    text, *told = case
    (event,) = code(text)
    assert [event.type, event.mode, *codes(event)] == told


ABOUT = [
    ("Arvenia called on Belmark to withdraw its troops.", "REQUEST", "yield", ("RETREAT", "withdraw")),
    ("Arvenia invited Belmark to visit.", "REQUEST", "meet", ("CONSULT", "visit")),
    ("Arvenia refused to meet Belmark.", "REJECT", "meet", ("CONSULT", None)),
    ("Arvenia threatened to attack Belmark.", "THREATEN", "violence", ("ASSAULT", None)),
    ("Arvenia pledged to donate grain to Belmark.", "AGREE", None, ("AID", None)),
    ("Arvenia vowed to bomb Belmark.", "THREATEN", "violence", ("ASSAULT", "aerial")),
    ("Arvenia pledged to release the crew.", "CONCEDE", None, ("RETREAT", "release")),
    ("Arvenia will visit Belmark.", "AGREE", None, ("CONSULT", "visit")),
    ("Arvenia accepted the invitation of Belmark to visit.", "AGREE", None, ("CONSULT", "visit")),
]


@pytest.mark.parametrize(("text", "kind", "mode", "about"), ABOUT, ids=[c[0] for c in ABOUT])
def test_what_an_act_is_about_is_no_act_of_its_own(code, text, kind, mode, about):
    (event,) = code(text)
    assert (event.type, event.mode) == (kind, mode)
    assert (event.about.type, event.about.mode) == about


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Arvenia did not bomb Belmark.", "negated"),
        ("Arvenia never condemned Belmark.", "negated"),
        ("Arvenia may condemn Belmark.", "hypothetical"),
        ("Castoria would welcome it if Arvenia condemned Belmark.", "hypothetical"),
        ("Arvenia will condemn Belmark.", "future"),
        ("Arvenia condemned Belmark.", "happened"),
    ],
)
def test_status(code, text, status):
    event = code(text)[-1]
    assert event.status == status


@pytest.mark.parametrize(
    "text",
    [
        "The weather in Arvenia was fine.",
        "The agreement meets the interests of Arvenia and Belmark.",
        "The president of Arvenia signed a law on fishing.",
        "",
    ],
)
def test_no_event(code, text):
    assert code(text) == ()


def test_two_acts_of_one_subject(code):
    events = code("Arvenia condemned Belmark and expelled its ambassador.")
    assert [e.type for e in events] == ["ACCUSE", "SANCTION"]
    assert all(codes(e)[0] == [A] for e in events)


def test_what_follows_an_invitation_is_another_act(code):
    events = code("Arvenia invited Belmark to visit, and Belmark accepted the invitation.")
    assert [(e.type, *codes(e)) for e in events] == [("REQUEST", [A], [B]), ("AGREE", [B], [A])]


def test_a_possessive_is_no_subject(code):
    (event,) = code("On Belmark's founding day Arvenia congratulated Belmark.")
    assert codes(event) == ([A], [B])


def test_who_speaks_is_named(code):
    (event,) = code("Castoria said that Arvenia bombed Belmark.")
    assert (event.type, *codes(event), event.speaker.code) == ("ASSAULT", [A], [B], C)


def test_an_act_told_twice_is_one_event(code):
    events = code("Arvenia met Belmark on Sunday. The meeting of Arvenia with Belmark lasted two hours.")
    assert [e.type for e in events] == ["CONSULT"]


def test_a_protest_of_a_government_is_a_complaint(code):
    (event,) = code("Arvenia protested against Belmark.")
    assert (event.type, event.mode, *codes(event)) == ("ACCUSE", "disapprove", [A], [B])


def test_the_event_is_complete(code):
    text = "Arvenia condemned Belmark in Castoria on Friday."
    (event,) = code(text, {"on Friday": ("2024-03-08", "2024-03-08")})
    assert text[slice(*event.trigger)] == "condemned"
    assert event.span == (0, len(text))
    assert event.date.start == event.date.end == "2024-03-08"
    assert (event.place.name, event.place.country, event.place.precision) == ("Castoria", "CST", "country")
    assert (event.place.lat, event.place.lon) == (None, None)
    assert (event.quad, event.intensity, event.cameo) == ("verbal-conflict", -2, "110")
    assert 0 < event.confidence < 1
