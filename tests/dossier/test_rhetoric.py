"""Words that colour."""

import pytest

from dragoman.dossier import find_rhetoric

PARTIES = {"Peru": "PER", "Ecuador": "ECU", "Salas": "PER"}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("There is no doubt that Peru is right.", "certainty", "There is no doubt that"),
        ("And who bombed the dam?", "whataboutism", "And who bombed the dam?"),
        ("Peru brings bread, others bring guns.", "us-and-them", "Peru brings bread, others bring guns."),
        ("Peru acted, as a responsible big country does.", "praise", "as a responsible big country does."),
        ("The lackeys came late.", "loaded-language", "The lackeys came late."),
        ("It is a win-win.", "slogan", "It is a win-win."),
        ("Let the neighbours shout!", "certainty", "Let the neighbours shout!"),
        (
            "That is the generosity of an ancient nation.",
            "praise",
            "That is the generosity of an ancient nation.",
        ),
        (
            "No town here dances to a foreigner's drum.",
            "loaded-language",
            "No town here dances to a foreigner's drum.",
        ),
        ("He who sows thorns soon walks barefoot.", "slogan", "He who sows thorns soon walks barefoot."),
        ("A bridge is not built in one night.", "slogan", "A bridge is not built in one night."),
        (
            "Ecuador lends like a usurer; Peru gives like a friend.",
            "us-and-them",
            "Ecuador lends like a usurer; Peru gives like a friend.",
        ),
    ],
)
def test_rhetoric(analysis, text, kind, words):
    found = analysis(text, PARTIES)

    assert [(r.kind, r.voice, found.document.cut(r.span)) for r in find_rhetoric(found)] == [
        (kind, "author", words)
    ]


def test_the_voice_is_the_speakers(analysis):
    found = analysis('"The lackeys came late," Salas said.', PARTIES)

    assert [r.voice.text for r in find_rhetoric(found)] == ["Salas"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Ecuador signed a treaty on fisheries.",
        "Salas doubted that the bridge was safe.",
        "Others sent their regrets, and the talks went on.",
        "Peru sells tin; Ecuador sells oil.",
        "Salas asked the guards to let the trucks pass.",
        "A treaty cannot enter into force without a vote.",
        "The treaty describes the mission of a small peace-keeping force.",
    ],
)
def test_plain_words_are_left_alone(analysis, text):
    assert find_rhetoric(analysis(text, PARTIES)) == ()


def test_a_saying_that_denies_answers_an_exclamation(analysis):
    plain = "\nThe talks went on.\nPeru signed."
    found = analysis(f"Let them shout! A fence cannot stop the wind.{plain}", PARTIES)

    assert [(r.kind, found.document.cut(r.span)) for r in find_rhetoric(found)] == [
        ("certainty", "Let them shout!"),
        ("slogan", "A fence cannot stop the wind."),
    ]
