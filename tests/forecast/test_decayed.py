"""Self-exciting rates: found again when planted, and what follows a supposed act."""

from datetime import date

import numpy as np
import pytest

from dragoman.errors import UsageError
from dragoman.forecast.decayed import DecayedRates, shipped_decay, state_of, suppose
from dragoman.forecast.events import Act, table
from dragoman.forecast.questions import parse
from dragoman.forecast.rates import shipped

TODAY = date(2026, 1, 1)
VISIT = parse("BLR CONSULT/visit PRK", as_of=TODAY, by=date(2026, 12, 31))


def test_planted_excitation_is_found_again() -> None:
    rng = np.random.default_rng(0)
    acts = []
    for pair in range(40):
        due: dict[int, int] = {}
        for day in range(600):
            rate = 0.05 + sum(0.5 * 0.2 * 0.8 ** (day - at - 1) * n for at, n in due.items() if at > day - 30)
            number = min(int(rng.poisson(rate)), 1)
            if number:
                due[day] = number
                acts.append(Act(f"A{pair:02}", f"B{pair:02}", "CONSULT", None, 700_000 + day))
    events = table(acts)

    model, _ = DecayedRates.fit(events, shipped()[0], half_life=3.0)

    consult = events.types.index("CONSULT")
    assert model.brings[consult, consult] == pytest.approx(0.5, abs=0.15)
    assert model.brings.sum() == pytest.approx(model.brings[consult, consult], abs=0.3)


def test_the_shipped_parameters_do_not_run_away() -> None:
    model = shipped_decay()
    kinds = len(model.background)

    assert (model.brings >= 0).all()
    assert np.abs(np.linalg.eigvals(model.brings[:kinds] + model.brings[kinds:])).max() < 1


def test_the_state_fades_and_knows_only_the_days_before() -> None:
    events = table([Act("BLR", "PRK", "CONSULT", None, 100), Act("PRK", "BLR", "AGREE", None, 105)])
    consult, agree = events.types.index("CONSULT"), events.types.index("AGREE")

    near, far = state_of(events, "BLR", "PRK", 101, 0.8), state_of(events, "BLR", "PRK", 105, 0.8)

    assert near[0, consult] == pytest.approx(0.2)
    assert far[0, consult] == pytest.approx(0.2 * 0.8**4)
    assert far[1, agree] == 0


def test_simulated_means_are_the_expected_ones() -> None:
    events = table([Act("BLR", "PRK", "CONSULT", "visit", TODAY.toordinal() - 3)])
    found = suppose(VISIT, events, date(2026, 2, 1), 30, runs=2000)
    consult = next(f for f in found.follows if (f.actor, f.type) == ("BLR", "CONSULT"))

    act = np.zeros((2, 16))
    act[0, events.types.index("CONSULT")] = 1 - shipped_decay().kept
    bred = shipped_decay().predict(np.zeros((2, 16)), act, 30).sum(axis=0)[0, events.types.index("CONSULT")]

    assert consult.mean - consult.mean_without == pytest.approx(bred, abs=0.04)
    assert all(f.chance >= f.chance_without for f in found.follows)
    assert "not cause" in found.warning


def test_the_same_seed_tells_the_same_and_the_past_cannot_be_supposed() -> None:
    empty = table([])

    once, again = (suppose(VISIT, empty, date(2026, 2, 1), 20, runs=100) for _ in range(2))
    assert once == again
    with pytest.raises(UsageError, match="is not after"):
        suppose(VISIT, empty, TODAY)
