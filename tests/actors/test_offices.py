"""Who held an office on a day, and answers that stay open."""

import pytest


@pytest.mark.parametrize(
    ("phrase", "day", "name"),
    [
        ("the president of France", "2010-05-05", "Nicolas Sarkozy"),
        ("the president of France", "2013-05-05", "François Hollande"),
        ("the British prime minister", "2019-08-01", "Boris Johnson"),
        ("the Chinese foreign minister", "2023-03-01", "Qin Gang"),
        ("the Chinese foreign minister", "2023-09-01", "Wang Yi"),
        ("Belarus' foreign minister", "2024-07-23", "Maxim Ryzhenkov"),
        ("the Japanese Emperor", "2018-01-01", "Akihito"),
        ("the U.S. Secretary of State", "2014-01-01", "John Kerry"),
    ],
)
def test_the_holder_on_the_day(resolve, phrase, day, name):
    (party,) = resolve(f"A statement came from {phrase}.", phrase, day)
    assert party.name == name


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("the foreign minister of Belarus", "2029-01-01"),  # later than anything known
        ("the president of France", None),  # a text without a day
        ("the former president of France", "2013-05-05"),
        ("the deputy foreign minister of Russia", "2013-05-05"),
        ("the president of France", "1805-05-05"),  # earlier than anything known
    ],
)
def test_open_where_nobody_can_tell(resolve, phrase, day):
    (party,) = resolve(f"A statement came from {phrase}.", phrase, day)
    assert party.code is not None
    assert party.name is None


def test_a_garbled_name_is_confirmed_by_country_and_office(resolve):
    phrase = "Belarus' new Foreign Minister Lei Renkov"
    (party,) = resolve(f"{phrase} went to Pyongyang.", phrase, "2024-07-25")
    assert party.name == "Maxim Ryzhenkov"
    assert party.confidence < 0.8
    assert "likely" in party.how


def test_an_unknown_name_is_never_the_predecessor(resolve):
    phrase = "Belarusian Foreign Minister Ivan Petrovich Sidorenko"
    (party,) = resolve(f"{phrase} spoke.", phrase, "2029-01-01")
    assert (party.code, party.role, party.name) == ("BLR", "foreign minister", None)
