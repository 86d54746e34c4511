"""Standing bodies and their sessions."""

import pytest

from dragoman.dossier import find_mechanisms

PARTIES = {"Peru": "PER", "Ecuador": "ECU", "Peru-Ecuador": None}


@pytest.mark.parametrize(
    ("text", "name", "session"),
    [
        (
            "Peru and Ecuador held the third meeting of the Joint Committee on Fisheries.",
            "Joint Committee on Fisheries",
            3,
        ),
        (
            "The Peru-Ecuador border commission held its tenth session. Peru and Ecuador were content.",
            "Peru-Ecuador border commission",
            10,
        ),
        (
            "The fifth consultative meeting of the heads of state of Peru and Ecuador opened.",
            "consultative meeting of the heads of state of Peru and Ecuador",
            5,
        ),
        (
            "Peru and Ecuador were hosts of the 21st Andean summit.",
            "Andean summit",
            21,
        ),
        (
            "The historians' commission of Peru and Ecuador met in a barn for the sixteenth time.",
            "historians' commission of Peru and Ecuador",
            16,
        ),
    ],
)
def test_mechanisms(analysis, text, name, session):
    found = find_mechanisms(analysis(text, PARTIES))

    assert [(m.name, m.session, set(m.parties)) for m in found] == [(name, session, {"PER", "ECU"})]


def test_further_sessions_of_one_body_make_no_second_mechanism(analysis):
    text = (
        "Peru and Ecuador held the third session of the Joint Committee. "
        "The fourth session of the Joint Committee will be held in May."
    )

    assert [m.session for m in find_mechanisms(analysis(text, PARTIES))] == [3]


def test_the_span_gives_the_words(analysis):
    found = analysis("Peru and Ecuador held the third meeting of the Joint Committee.", PARTIES)

    assert [found.document.cut(m.span) for m in find_mechanisms(found)] == [
        "third meeting of the Joint Committee"
    ]
