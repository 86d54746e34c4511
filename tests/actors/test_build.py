"""The build of the office-holders: contradictions fail it, spellings of one person meet."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from actors.claims import Claim, latest
from actors.merge import join_persons, same_name
from actors.offices import classify
from actors.terms import (
    ContradictionError,
    assert_no_contradiction,
    assert_ordered,
    settle,
)


def claim(name: str, start: str | None, end: str | None, source: str = "W", cls: str = "HOS") -> Claim:
    return Claim("NOR", name, cls, "President", start, end, "2022-07", source)


def test_two_holders_of_one_office_fail_the_build():
    persons = join_persons(
        [claim("Ola Berg", "2001-01-01", "2005-01-01"), claim("Kari Dahl", "2003-01-01", "2006-01-01")]
    )
    with pytest.raises(ContradictionError, match=r"Ola Berg.*Kari Dahl|Kari Dahl.*Ola Berg"):
        assert_no_contradiction(persons)


def test_holders_who_follow_each_other_do_not():
    persons = join_persons([claim("Ola Berg", "2001", "2003"), claim("Kari Dahl", "2003", "2006")])
    assert_no_contradiction(persons)


def test_a_term_that_ends_before_it_begins_fails_the_build():
    with pytest.raises(ContradictionError, match="Ola Berg"):
        assert_ordered(join_persons([claim("Ola Berg", "2005-01-01", "2001-01-01")]))


def test_an_open_term_ends_with_the_next_one():
    persons = join_persons([claim("Ola Berg", "2001-01-01", None), claim("Kari Dahl", "2023-01-01", None)])
    settle(persons)
    assert persons[0].terms[0].end == "2023-01-01"


def test_sources_agree_on_one_person():
    persons = join_persons(
        [claim("Ola BERG", "2001-01-01", None, "F"), claim("Ola Berg", "2001-01-02", None, "W")]
    )
    (person,) = persons
    assert person.terms[0].source == "WF"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Vladimir Makei", "Vladamir Makei", True),
        ("Kim Jong-un", "Kim Jong Sun", False),
        ("Sabah Al-Ahmad Al-Jaber Al-Sabah", "Nawaf Al-Ahmad Al-Jaber Al-Sabah", False),
        ("Joe Biden", "Joe Manchin", False),
    ],
)
def test_spellings_and_namesakes(one, other, same):
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("office", "cls"),
    [
        ("President", "HOS"),
        ("President of the Supreme Court", "OTHER"),
        ("Principal Private Secretary to the Prime Minister", "OTHER"),
        ("Minister of Foreign Affairs", "FM"),
        ("United States Secretary of State", "FM"),
        ("Premier of Alberta", "GOVERNOR"),
        ("First Deputy Prime Minister", "DEPUTY"),
        ("Min. of Defense", "DEF"),
    ],
)
def test_offices_by_their_wording(office, cls):
    assert classify(office) == cls


def test_dates_are_as_exact_as_written():
    assert [latest(day) for day in ("2024", "2024-02", "2024-02-03")] == [
        "2024-12-31",
        "2024-02-29",
        "2024-02-03",
    ]
