"""What was promised, by whom, and where it stands."""

import pytest

from dragoman.dossier import find_commitments
from dragoman.schema import About

PARTIES = {
    "President Mora": "ECU",
    "Mora": "ECU",
    "Ecuador": "ECU",
    "President Vega": "PER",
    "Vega": "PER",
    "Peru": "PER",
    "Lima": "PER",
}
TIMES = {"March 3": ("2031-03-03", "2031-03-03"), "in June": ("2031-06-01", "2031-06-30")}


def board(commitments):
    """Kind, by, to, act and state of each commitment."""
    return [
        (c.kind, [p.code for p in c.by], [p.code for p in c.to], (c.act.type, c.act.mode), c.state)
        for c in commitments
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "President Vega invited President Mora to visit Lima.",
            ("invitation", ["PER"], ["ECU"], ("CONSULT", "visit"), "open"),
            id="invitation",
        ),
        pytest.param(
            "President Vega invited President Mora to Lima. Mora accepted at once.",
            ("invitation", ["PER"], ["ECU"], ("CONSULT", "visit"), "accepted"),
            id="accepted invitation",
        ),
        pytest.param(
            "President Vega invited President Mora to Lima. Mora has not accepted.",
            ("invitation", ["PER"], ["ECU"], ("CONSULT", "visit"), "open"),
            id="not accepted",
        ),
        pytest.param(
            "President Mora accepted an invitation from President Vega to visit Lima.",
            ("invitation", ["PER"], ["ECU"], ("CONSULT", "visit"), "accepted"),
            id="acceptance alone",
        ),
        pytest.param(
            "President Vega invited Mora. The two spoke for an hour. Mora promised to visit Lima.",
            ("invitation", ["PER"], ["ECU"], ("CONSULT", "visit"), "accepted"),
            id="the guest's promise is the acceptance",
        ),
        pytest.param(
            "Peru promised to lift the tax on bananas from Ecuador. The promise was honoured within days.",
            ("pledge", ["PER"], ["ECU"], ("RETREAT", None), "kept"),
            id="kept pledge",
        ),
        pytest.param(
            "Vega said that Peru would open a consulate for Ecuador.",
            ("pledge", ["PER"], ["ECU"], ("SUPPORT", None), "open"),
            id="an act of one's own that is announced",
        ),
        pytest.param(
            "Peru and Ecuador agreed to widen the road.",
            ("agreement", ["PER", "ECU"], ["PER", "ECU"], ("COOPERATE", None), "open"),
            id="agreement",
        ),
        pytest.param(
            "Peru and Ecuador had planned a joint exercise for March 3, but it was cancelled.",
            ("plan", ["PER", "ECU"], ["PER", "ECU"], ("COOPERATE", None), "cancelled"),
            id="cancelled plan",
        ),
        pytest.param(
            "Peru and Ecuador are friends. The fifth session of their commission will be held in June.",
            ("plan", ["PER", "ECU"], ["PER", "ECU"], ("CONSULT", None), "scheduled"),
            id="a meeting with a date",
        ),
    ],
)
def test_commitments(analysis, text, expected):
    assert board(find_commitments(analysis(text, PARTIES, TIMES, "2031-02-01"), ())) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Vega did not promise Ecuador anything.",
        "If Peru promised Ecuador a road, nobody heard it.",
        "Peru trades with Ecuador.",
    ],
)
def test_no_commitment(analysis, text):
    assert find_commitments(analysis(text, PARTIES), ()) == ()


def test_a_coded_event_gives_parties_and_act(analysis, event):
    found = analysis("At dinner, Vega pledged tents to the guests from Ecuador.", PARTIES)
    coded = event(
        found, "pledged", "AGREE", actors=("Vega",), recipients=("Ecuador",), about=About(type="AID")
    )

    commitments = find_commitments(found, (coded,))

    assert board(commitments) == [("pledge", ["PER"], ["ECU"], ("AID", None), "open")]
    assert commitments[0].events == (coded.id,)


def test_due_is_the_date_ahead(analysis):
    found = analysis("Peru and Ecuador had planned a summit for March 3.", PARTIES, TIMES, "2031-02-01")

    assert [c.due.start for c in find_commitments(found, ())] == ["2031-03-03"]
