"""Offices and names against those who held them."""

import pytest

from dragoman.dossier.checks import run_checks


def judged(analysis, text, parties, published, times=None):
    """Kind, verdict and words of each check."""
    found = analysis(text, parties, times, published)
    return [(c.kind, c.verdict, found.document.cut(c.span)) for c in run_checks(found, (), ())]


@pytest.mark.parametrize(
    ("words", "code", "published", "expected"),
    [
        pytest.param(
            "Foreign Minister Lei Renkov", "BLR", "2024-07-20", ("conflicts", "Lei Renkov"), id="Ryzhenkov"
        ),
        pytest.param("President Zaparov", "KGZ", "2023-09-18", ("conflicts", "Zaparov"), id="Japarov"),
        pytest.param("President Eva Morales", "BOL", "2009-11-25", ("conflicts", "Eva Morales"), id="Evo"),
        pytest.param(
            "President Rafael Korrea",
            "ECU",
            "2014-12-15",
            ("conflicts", "Rafael Korrea"),
            id="own Latin script",
        ),
        pytest.param(
            "Foreign Minister Marko Dzhurich",
            "SRB",
            "2024-10-26",
            ("consistent", "Marko Dzhurich"),
            id="by sound",
        ),
        pytest.param("President Evo Morales", "BOL", "2009-11-25", None, id="as known"),
        pytest.param("former President Rafael Korrea", "ECU", "2014-12-15", None, id="of no office now"),
        pytest.param("Foreign Minister Anna Novak", "BLR", "2024-07-20", None, id="nothing like the holder"),
    ],
)
def test_names_of_office_holders(analysis, words, code, published, expected):
    found = judged(analysis, f"On that day {words} spoke in Geneva.", {words: code}, published)
    assert [c for c in found if c[0] == "name"] == ([("name", *expected)] if expected else [])


AUTUMN_2012 = {"In the autumn of 2012": ("2012-09-01", "2012-11-30")}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("In the autumn of 2012, President Maduro flew to Managua.", "President Maduro", "conflicts"),
        ("In the autumn of 2012, President Chavez flew to Managua.", "President Chavez", "consistent"),
        ("In the autumn of 2012, former President Carter flew to Managua.", "former President Carter", None),
        ("In the autumn of 2012 the man who is now President Maduro flew in.", "President Maduro", None),
        (
            "In the autumn of 2012, before becoming president, President Maduro flew.",
            "President Maduro",
            None,
        ),
    ],
)
def test_terms_of_office(analysis, text, words, expected):
    found = judged(analysis, text, {words: "VEN"}, "2023-05-24", AUTUMN_2012)
    assert [(k, v) for k, v, _ in found] == ([("term-of-office", expected)] if expected else [])


def test_a_title_that_ran_out_shortly_before(analysis):
    text = "Mexico has invited President Fidel Castro."
    found = judged(analysis, text, {"President Fidel Castro": "CUB"}, "2008-11-14")
    assert found == [("term-of-office", "conflicts", "President Fidel Castro")]


@pytest.mark.parametrize(
    ("words", "verdict"), [("less than a month", "consistent"), ("two years", "conflicts")]
)
def test_how_long_after_taking_office(analysis, words, verdict):
    text = f"In July 2024 Foreign Minister Ryzhenkov went to Pyongyang {words} after taking office."
    times = {"In July 2024": ("2024-07-01", "2024-07-31")}
    found = judged(analysis, text, {"Foreign Minister Ryzhenkov": "BLR"}, "2025-05-15", times)
    assert ("duration", verdict, f"{words} after taking office") in found
