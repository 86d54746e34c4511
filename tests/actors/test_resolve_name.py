"""`resolve_name`: the shapes of the contract, open answers, errors, spellings."""

import pytest

from dragoman.actors import resolve_name
from dragoman.errors import UsageError


def test_best_first_with_reasons():
    first, *rest = resolve_name("Choi Sun-hye", country="PRK", role="foreign minister", date="2025-09-15")
    assert (first.name, first.code, first.span) == ("Choe Son-hui", "PRK", (0, 12))
    assert first.score >= max((a.score for a in rest), default=0)
    assert "of PRK" in first.how


def test_an_open_answer_where_the_knowledge_ends():
    (answer,) = resolve_name("the foreign minister of Belarus", date="2029-01-01")
    assert (answer.code, answer.role, answer.name, answer.id) == ("BLR", "foreign minister", None, None)
    assert "ends" in answer.how


def test_nobody_fits():
    assert resolve_name("Zyxwvu Tsrqpon") == ()


@pytest.mark.parametrize("country", ["BLR", "blr", "Belarus", "Belarusian", "Republic of Belarus"])
def test_a_country_by_code_or_name(country):
    assert resolve_name("Lukashenko", country=country)[0].name == "Alexander Lukashenko"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("", {}),
        ("  ", {}),
        ("x" * 301, {}),
        ("Putin", {"date": "2024-13-01"}),
        ("Putin", {"date": "yesterday"}),
        ("Putin", {"country": "Atlantis"}),
        ("Putin", {"country": "Congo"}),
    ],
)
def test_a_wrong_call_says_what_to_do(name, given):
    with pytest.raises(UsageError) as caught:
        resolve_name(name, **given)
    assert caught.value.where


@pytest.mark.parametrize(
    ("spelling", "country", "name"),
    [
        ("Lukashenka", "BLR", "Alexander Lukashenko"),
        ("Zelenskyy", "UKR", "Volodymyr Zelensky"),
        ("Gadhafi", "LBY", "Muammar Gaddafi"),
        ("Erdogan", "TUR", "Recep Tayyip Erdoğan"),
        ("Yushenko", "UKR", "Viktor Yushchenko"),
        ("Sarkozi", "FRA", "Nicolas Sarkozy"),
        ("卢卡申科", "BLR", "Alexander Lukashenko"),
        ("盧卡申科", "BLR", "Alexander Lukashenko"),
        ("斯塔默", "GBR", "Keir Starmer"),
        ("泽连斯基", "UKR", "Volodymyr Zelensky"),
    ],
)
def test_spellings(spelling, country, name):
    assert resolve_name(spelling, country=country)[0].name == name


@pytest.mark.parametrize(
    "hostile", ["\x00", "a" * 300, "((((", "é" * 100, "李" * 200, "'s 's 's", "- - -", "﷽"]
)
def test_hostile_names_are_answered_or_refused(hostile):
    try:
        answers = resolve_name(hostile, country="CHN")
    except UsageError:
        return
    assert all(0 <= a.score <= 1 for a in answers)


def test_the_same_answer_every_time():
    assert resolve_name("Kim", country="KOR") == resolve_name("Kim", country="KOR")
