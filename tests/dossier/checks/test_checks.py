"""What does not add up, and what does."""

import pytest

from dragoman.dossier import run_checks
from dragoman.dossier.checks import CHECKS

PARTIES = {"Peru": "PER", "Ecuador": "ECU", "Salas": "PER", "China": "CHN"}
TIMES = {
    "June 20": ("2019-06-20", "2019-06-20"),
    "May 14": ("2019-05-14", "2019-05-14"),
    "in March": ("2019-03-01", "2019-03-31"),
    "in April": ("2019-04-01", "2019-04-30"),
}


def verdicts(analysis, text):
    """Kind, verdict and words of each check."""
    found = analysis(text, PARTIES, TIMES, "2019-05-14")
    return [(c.kind, c.verdict, found.document.cut(c.span)) for c in run_checks(found, (), ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Salas will travel on Friday, June 20.",
            ("weekday", "conflicts", "Friday, June 20"),
            id="20 June 2019 was a Thursday",
        ),
        pytest.param(
            "Salas came on May 14, a Tuesday.",
            ("weekday", "consistent", "May 14, a Tuesday"),
            id="14 May 2019 was a Tuesday",
        ),
        pytest.param(
            "Salas left on Friday, October 3.",
            ("weekday", "cannot-check", "Friday, October 3"),
            id="nobody knows the year",
        ),
        pytest.param(
            "The treaty was signed on February 30.",
            ("date", "conflicts", "February 30"),
            id="no such day",
        ),
        pytest.param(
            "They marked the 80th anniversary of the end of World War II.",
            ("date", "conflicts", "80th anniversary of the end of World War II"),
            id="1945 and 80 are 2025",
        ),
        pytest.param(
            "They marked the 20th anniversary of the peace made in 1999.",
            ("date", "consistent", "20th anniversary of the peace made in 1999"),
            id="1999 and 20 are 2019",
        ),
        pytest.param(
            "The two-day visit will last from June 4 to June 6.",
            ("duration", "conflicts", "two-day visit will last from June 4 to June 6"),
            id="three days",
        ),
        pytest.param(
            "Salas has ruled since 1999. After nine years in power he is tired.",
            ("duration", "conflicts", "nine years in power"),
            id="twenty years",
        ),
        pytest.param(
            "Three documents were signed: a pact on roads, a pact on rivers and a pact on rails.",
            ("contradiction", "consistent", "Three documents were signed"),
            id="three are listed",
        ),
        pytest.param(
            "It was a twenty-minute call. After the thirty-minute call they slept.",
            ("contradiction", "conflicts", "thirty-minute call"),
            id="a call that grows",
        ),
        pytest.param(
            "Salas of Peru came to Ecuador, as never since the founding of the People's Republic of China.",
            ("translation", "conflicts", "since the founding of the People's Republic of China"),
            id="no Chinese party takes part",
        ),
        pytest.param(
            "Prime Minister Amin the Tailor came.",
            ("translation", "conflicts", "Minister Amin the Tailor"),
            id="a surname as a word",
        ),
        pytest.param(
            'The joint commission held its tenth meeting. Holding the "ninth meeting" is a success.',
            ("ordinal", "conflicts", "ninth meeting"),
            id="one meeting, two numbers",
        ),
        pytest.param(
            "Salas met his host on Monday.\nThe two agreed to go on, at Tuesday's talks, with the road.",
            ("contradiction", "conflicts", "Tuesday's talks"),
            id="another day than the news",
        ),
        pytest.param(
            "He arrived on Sunday for a two-day visit. Salas will fly home on Wednesday.",
            ("duration", "conflicts", "two-day visit"),
            id="a stay that is longer",
        ),
        pytest.param(
            "They met on 13 Aban 1397 (November 9).",
            ("date", "conflicts", "13 Aban 1397 (November 9"),
            id="a Persian date",
        ),
        pytest.param(
            "Peru set up its embassy in 1992, seventeen years ago.",
            ("duration", "conflicts", "in 1992, seventeen years ago"),
            id="years gone by",
        ),
        pytest.param(
            "He spoke at the 70th session of the UN General Assembly.",
            ("ordinal", "conflicts", "70th session of the UN General Assembly"),
            id="a yearly meeting",
        ),
        pytest.param(
            "Twelve trucks crossed the bridge. The nine trucks carried rice.",
            ("contradiction", "conflicts", "The nine trucks"),
            id="a group that shrinks",
        ),
        pytest.param(
            "The relations with Beibing are warm.",
            ("translation", "conflicts", "Beibing"),
            id="a stump of a name",
        ),
        pytest.param(
            "It was the first visit of a president in twenty years.",
            ("superlative", "cannot-check", "the first visit of a president in twenty years"),
            id="no record to compare with",
        ),
        pytest.param(
            "The joint commission held its third session. "
            "The fifth session of the commission will be held in summer.",
            ("ordinal", "conflicts", "fifth session of the commission"),
            id="a session is skipped",
        ),
    ],
)
def test_checks(analysis, text, expected):
    assert verdicts(analysis, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The joint commission held its third session in March. The fourth session will be held in summer.",
        "China and Peru have met often since the founding of the People's Republic of China.",
        "King Harald the Great spoke for an hour.",
        "A delegation of ten members came. Twelve members of the council received them.",
        "Salas spoke of the 9th of May.",
    ],
)
def test_nothing_to_say(analysis, text):
    assert verdicts(analysis, text) == []


def test_every_check_is_registered_once():
    assert len(set(CHECKS)) == len(CHECKS)
