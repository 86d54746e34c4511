"""Mentions into events: what belongs together, and that the order does not matter."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import NORWAY, SWEDEN, mention

from dragoman.merging import Merger, Rulings, Side, event_id

SAME = {
    "told again": {"sentence": "The foreign ministers of Norway and Sweden held talks in Oslo on Monday."},
    "sides exchanged": {"actors": (SWEDEN, NORWAY)},
    "host as recipient": {"actors": (SWEDEN,), "recipients": (NORWAY,)},
    "misspelt": {"actors": (Side("NOR", "Norwegian Foreign Minister Kari Lundt"), SWEDEN)},
    "closer kind": {"mode": "visit"},
    "no day told": {"start": None, "end": None},
    "a span of days": {"start": date(2024, 6, 1), "end": date(2024, 6, 5)},
}
OTHER = {
    "another type": {"type": "ACCUSE"},
    "not yet": {"status": "future"},
    "denied": {"status": "negated"},
    "another pair": {"actors": (NORWAY, Side("DNK", "Danish Foreign Minister Per Holm"))},
    "a month later": {"start": date(2024, 7, 3), "end": date(2024, 7, 3), "published": date(2024, 7, 4)},
    "days later, another person": {
        "actors": (Side("NOR", "Norwegian Prime Minister Ola Dahl"), SWEDEN),
        "start": date(2024, 6, 6),
        "end": date(2024, 6, 6),
    },
    "a call": {
        "mode": "phone",
        "trigger": "telephone call",
        "start": date(2024, 6, 5),
        "end": date(2024, 6, 5),
    },
}


def merged(*mentions):
    merger = Merger()
    merger.add_all(mentions)
    return merger.events()


@pytest.mark.parametrize("case", SAME)
def test_reports_of_one_act(case):
    assert merged(mention("a"), mention("b", **SAME[case])) == [frozenset("ab")]


@pytest.mark.parametrize("case", OTHER)
def test_reports_of_two_acts(case):
    assert merged(mention("a"), mention("b", **OTHER[case])) == [frozenset("a"), frozenset("b")]


def test_one_sentence_tells_of_each_act_once():
    assert len(merged(mention("a", document="d"), mention("b", document="d"))) == 2


def test_what_cannot_be_one_act_is_not_joined_by_what_lies_between():
    call = mention("a", mode="phone", trigger="call")
    vague = mention("b")
    visit = mention("c", mode="visit", trigger="visited")
    for event in merged(call, vague, visit):
        assert not {"a", "c"} <= event


def test_a_report_without_any_day_stands_alone():
    lost = mention("b", start=None, end=None, published=None)
    assert len(merged(mention("a"), lost)) == 2


def test_a_type_that_is_not_mutual_has_a_direction():
    accuse = {"type": "ACCUSE", "mode": "allege", "trigger": "accused"}
    one = mention("a", **accuse, actors=(NORWAY,), recipients=(SWEDEN,))
    back = mention("b", **accuse, actors=(SWEDEN,), recipients=(NORWAY,))
    assert len(merged(one, back)) == 2


def many(size: int, seed: int):
    """Reports of a few acts by a few parties on a few days, so that many are near each other."""
    chance = random.Random(seed)  # noqa: S311
    codes = ["NOR", "SWE", "DNK", "FIN"]
    for number in range(size):
        day = date(2024, 6, 1) + timedelta(days=chance.randrange(12))
        told = chance.random() < 0.8
        parties = chance.sample(codes, chance.choice([1, 2, 2, 3]))
        yield mention(
            f"m{number:03}",
            type=chance.choice(["CONSULT", "CONSULT", "ACCUSE"]),
            mode=chance.choice([None, None, None, "visit"]),
            actors=tuple(Side(code, f"the minister of {code}") for code in parties),
            start=day if told else None,
            end=day if told else None,
            published=day + timedelta(days=chance.randrange(3)),
            place=chance.choice([None, "Oslo", "Bergen"]),
            trigger=chance.choice(["met", "call", "letter", "visit"]),
            sentence=" ".join(
                chance.choices(["they", "met", "in", "the", "town", "hall", "and", "spoke"], k=8)
            ),
        )


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), data=st.data())
def test_the_order_of_the_mentions_makes_no_difference(seed, data):
    mentions = [replace(m, mode=None) if m.type == "ACCUSE" else m for m in many(40, seed)]
    shuffled = data.draw(st.permutations(mentions))
    assert merged(*mentions) == merged(*shuffled)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_one_by_one_or_all_at_once(seed):
    mentions = [replace(m, mode=None) if m.type == "ACCUSE" else m for m in many(30, seed)]
    merger = Merger()
    for added in mentions:
        merger.add(added)
        assert added.key in merger.event_of(added.key)
        merger.events()  # to ask in between changes nothing
    assert merger.events() == merged(*mentions)
    for event in merger.events():
        for key in event:
            assert merger.event_of(key) == event


def test_the_same_mention_twice_is_one():
    merger = Merger()
    merger.add(mention("a"))
    merger.add(mention("a"))
    assert len(merger) == 1


def test_the_id_stays_when_later_reports_come():
    first = mention("b")
    later = mention("a", published=date(2024, 6, 9))
    assert event_id([first]) == event_id([later, first])
    assert event_id([first]) != event_id([later])


def test_a_long_chain_is_cut_and_still_covers_everything(monkeypatch):
    monkeypatch.setattr("dragoman.merging.merger._LARGEST", 5)
    mentions = [mention(f"m{n:02}", start=None, end=None, published=date(2024, 6, 1 + n)) for n in range(20)]
    events = merged(*mentions)
    assert sorted(key for event in events for key in event) == [f"m{n:02}" for n in range(20)]
    assert events == merged(*mentions[::-1])


def test_a_sentence_that_two_hundred_papers_print_is_one_act():
    mentions = [mention(f"m{n:03}") for n in range(200)]
    retold = mention("z", sentence="The foreign ministers of Norway and Sweden held talks in Oslo on Monday.")
    (event,) = merged(*mentions, retold)
    assert len(event) == 201


class TestRulings:
    def test_split(self):
        merger = Merger(Rulings(apart=frozenset({frozenset("ab")})))
        merger.add_all([mention("a"), mention("b")])
        assert merger.events() == [frozenset("a"), frozenset("b")]

    def test_merge_what_would_never_be(self):
        merger = Merger(Rulings(together=frozenset({frozenset("ab")})))
        merger.add_all([mention("a"), mention("b", type="ACCUSE")])
        assert merger.events() == [frozenset("ab")]
        assert merger.event_of("a") == frozenset("ab")

    def test_a_ruling_about_what_is_not_here_waits(self):
        merger = Merger(Rulings(together=frozenset({frozenset("az")})))
        merger.add(mention("a"))
        assert merger.events() == [frozenset("a")]
