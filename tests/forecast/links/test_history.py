"""Look-ups of the past equal the plain sums, and never see the day they are asked on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.forecast.links import History

EVENTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), min_size=1, max_size=40)


@given(EVENTS, st.integers(0, 4), st.integers(0, 25), st.sampled_from([0.5, 3.0, 40.0]))
def test_look_ups_equal_plain_sums(
    events: list[tuple[int, int]], key: int, cut: int, half_life: float
) -> None:
    keys, times = np.array(events).T
    before = [time for other, time in events if other == key and time < cut]

    past = History(keys, times).ask(np.array([key]), np.array([cut]))

    assert past.count[0] == len(before)
    assert past.age[0] == (cut - max(before) if before else 10_000)
    expected = sum(2 ** (-(cut - time) / half_life) for time in before)
    assert past.decayed(half_life)[0] == pytest.approx(expected, rel=1e-4)


@given(EVENTS, st.lists(st.tuples(st.integers(0, 4), st.integers(0, 25)), min_size=2, max_size=10))
def test_the_order_of_questions_does_not_matter(
    events: list[tuple[int, int]], asked: list[tuple[int, int]]
) -> None:
    history = History(*np.array(events).T)
    keys, cuts = np.array(asked).T

    together = history.ask(keys, cuts).decayed(5.0)
    backwards = history.ask(keys[::-1], cuts[::-1]).decayed(5.0)[::-1]

    assert together.tolist() == backwards.tolist()


@given(EVENTS, st.integers(0, 3), st.integers(0, 25), st.integers(1, 9))
def test_events_in_a_window(events: list[tuple[int, int]], key: int, cut: int, window: int) -> None:
    history = History(*np.array(events).T)

    _, at = history.between(np.array([key]), np.array([cut]), window)

    expected = sorted(time for other, time in events if other == key and cut - window <= time < cut)
    assert history.times[at].tolist() == expected


def test_ages_count_to_the_day_asked_about_not_to_the_cut() -> None:
    history = History(np.array([1, 1]), np.array([2, 6]))

    past = history.ask(np.array([1]), np.array([5]), np.array([9]))

    assert past.age[0] == 7
    assert past.count[0] == 1
