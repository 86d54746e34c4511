"""Who expects what, how surely, and whether time can tell."""

import pytest

from dragoman.dossier import find_predictions

PARTIES = {"Peru": "PER", "Ecuador": "ECU", "Salas": "PER"}
TIMES = {"June": ("2031-06-01", "2031-06-30")}


def told(analysis):
    """Forecaster, hedge, range and proposition of each prediction."""
    return [
        (
            p.forecaster if p.forecaster == "author" else p.forecaster.text,
            p.hedge,
            p.probability,
            p.proposition,
        )
        for p in find_predictions(analysis, ())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peru may sign the treaty.",
            [("author", "may", None, "Peru may sign the treaty")],
            id="may: no source gives a range",
        ),
        pytest.param(
            "Peru is likely to sign the treaty.",
            [("author", "is likely to", (0.55, 0.8), "Peru is likely to sign the treaty")],
            id="likely",
        ),
        pytest.param(
            "It is expected that Peru will sign.",
            [("author", "It is expected that", None, "Peru will sign")],
            id="an opening is left out of the proposition",
        ),
        pytest.param(
            "I give it forty percent that Peru signs.",
            [("author", "I give it forty percent that", (0.4, 0.4), "Peru signs")],
            id="a number of the text's own",
        ),
        pytest.param(
            "Salas said that trade could double.",
            [("Salas", "could", None, "Trade could double")],
            id="the enclosing statement's speaker",
        ),
        pytest.param(
            "Salas expects that Ecuador will join.",
            [("Salas", "expects", None, "Ecuador will join")],
            id="a verb of expecting",
        ),
        pytest.param(
            "Peru may sell rice, and the neighbours are likely to sign a treaty.",
            [
                ("author", "may", None, "Peru may sell rice"),
                ("author", "are likely to", (0.55, 0.8), "The neighbours are likely to sign a treaty"),
            ],
            id="two hedged clauses with a subject each",
        ),
        pytest.param(
            "Salas said that Peru may sell rice, and Ecuador could buy it.",
            [
                ("Salas", "may", None, "Peru may sell rice"),
                ("Salas", "could", None, "Ecuador could buy it"),
            ],
            id="two hedged clauses within what somebody says",
        ),
        pytest.param(
            "Peru may sell rice, and soon might buy tea.",
            [("author", "may", None, "Peru may sell rice, and soon might buy tea")],
            id="one subject goes on",
        ),
        pytest.param(
            "If Salas agrees, Peru may sell rice, and Ecuador could buy it.",
            [("author", "may", None, "If Salas agrees, Peru may sell rice, and Ecuador could buy it")],
            id="a leading condition stands over both",
        ),
        pytest.param("Peru will host the summit.", [], id="a plan is no prediction"),
        pytest.param("Salas said that Peru would lift the tax.", [], id="a promise is none"),
        pytest.param("Peru could not have known.", [], id="the past is none"),
        pytest.param("Peru may be building a port.", [], id="a guess about the present is none"),
        pytest.param("Peru bought tools that could serve both ends.", [], id="what a thing can do is none"),
        pytest.param("They met in May in Lima.", [], id="a month is none"),
        pytest.param("What will Peru do?", [], id="a question is none"),
        pytest.param('"We may come," Salas said.', [], id="a quotation is left to its speaker"),
    ],
)
def test_predictions(analysis, text, expected):
    assert told(analysis(text, PARTIES)) == expected


def test_a_list_is_split_and_its_hedge_handed_down(analysis):
    text = (
        "Relations are likely to go in two directions:\n"
        "First, closer trade. Peru may build a port;\n"
        "Second, common exercises."
    )

    assert told(analysis(text, PARTIES)) == [
        ("author", "may", None, "Peru may build a port"),
        ("author", "are likely to", (0.55, 0.8), "Common exercises"),
    ]


def test_a_concrete_act_with_a_date_can_be_resolved(analysis):
    found = analysis(
        "Peru will probably sign the treaty by June if Ecuador pays.", PARTIES, TIMES, "2031-01-01"
    )

    (prediction,) = find_predictions(found, ())

    assert (prediction.resolvable, prediction.by.end, prediction.condition) == (
        True,
        "2031-06-30",
        "if Ecuador pays",
    )
    assert prediction.criterion == (
        "True if it is reported to have happened by 2031-06-30: "
        "Peru will probably sign the treaty by June if Ecuador pays."
    )


def test_a_vague_one_cannot(analysis):
    found = analysis("The friendship will become stronger.", PARTIES)

    assert [(p.resolvable, p.criterion) for p in find_predictions(found, ())] == [(False, None)]
