"""Scores of probabilities, by numbers worked out by hand."""

import math
from datetime import date

import numpy as np
import pytest
from lxml import etree

from dragoman.forecast.plots import history_svg, reliability_svg
from dragoman.forecast.scores import brier, interval, log_score, reliability, skill

P = np.array([0.9, 0.2, 0.6])
HAPPENED = np.array([1.0, 0.0, 0.0])


def test_brier_and_log_score() -> None:
    assert brier(P, HAPPENED) == pytest.approx((0.01 + 0.04 + 0.36) / 3)
    assert log_score(P, HAPPENED) == pytest.approx(-(math.log(0.9) + math.log(0.8) + math.log(0.4)) / 3)
    assert brier(P, HAPPENED, np.array([1.0, 1.0, 0.0])) == pytest.approx(0.025)


def test_certainty_that_fails_costs_much_but_not_everything() -> None:
    assert 10 < log_score(np.array([0.0]), np.array([1.0])) < 100


def test_skill_is_zero_for_the_base_itself_and_one_for_the_truth() -> None:
    assert skill(P, P, HAPPENED) == 0
    assert skill(HAPPENED, P, HAPPENED) == 1
    assert math.isnan(skill(P, HAPPENED, HAPPENED))


def test_bands_hold_every_forecast_once() -> None:
    p = np.array([0.0, 0.005, 0.15, 0.19, 1.0])
    bands = list(reliability(p, np.array([0.0, 0.0, 1.0, 0.0, 1.0])))

    assert sum(band.number for band in bands) == len(p)
    assert [(band.low, band.forecast, band.happened) for band in bands][1] == (0.1, pytest.approx(0.17), 0.5)


def test_clusters_make_the_interval_wider() -> None:
    rng = np.random.default_rng(0)
    of_dyad = rng.random(30)
    values = np.repeat(of_dyad, 20)

    low, high = interval(lambda rows: float(values[rows].mean()), np.repeat(np.arange(30), 20))
    alone_low, alone_high = interval(lambda rows: float(values[rows].mean()), np.arange(600))

    assert low < values.mean() < high
    assert high - low > 2 * (alone_high - alone_low)


def test_drawings_are_well_formed_and_hold_no_markup_of_the_title() -> None:
    bands = list(reliability(P, HAPPENED))
    days = [(date(2026, 1, 1), 0.2), (date(2026, 2, 1), 0.4)]

    for svg in (
        reliability_svg(bands, "<script>"),
        reliability_svg([]),
        history_svg(days, "a & b"),
        history_svg([], ""),
    ):
        root = etree.fromstring(svg.encode())
        assert root.tag.endswith("svg")
        assert "<script" not in svg
