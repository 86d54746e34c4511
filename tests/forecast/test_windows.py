"""Probabilities by window: better than climatology where there is something to learn, blind to what comes."""

from dataclasses import replace

import numpy as np
import pytest

from dragoman.forecast.events import Act, table
from dragoman.forecast.scores import brier
from dragoman.forecast.windows import LENGTH, BoostedWindows, Panel, ShrunkClimatology, WindowPersistence

WINDOWS = 60
HELD_OUT = 10


@pytest.fixture(scope="module")
def panel() -> Panel:
    """Pairs whose acts come in spells of several windows."""
    rng = np.random.default_rng(0)
    acts = [Act("A00", "B00", "CONSULT", None, WINDOWS * LENGTH - 1)]
    for pair in range(40):
        on = False
        for window in range(WINDOWS):
            on = on if rng.random() < 0.85 else not on
            for kind in ("CONSULT", "ACCUSE"):
                days = window * LENGTH + rng.integers(LENGTH, size=rng.poisson(2.0) if on else 0)
                acts += [Act(f"A{pair:02}", f"B{pair:02}", kind, None, int(day)) for day in days]
    return Panel.of(table([*acts, Act("A01", "B01", "CONSULT", None, 0)]), HELD_OUT, enough=5)


def test_the_panel_counts_each_act_in_its_window(panel: Panel) -> None:
    assert panel.windows == WINDOWS
    assert panel.counts.sum() == len(panel.day)
    cells = panel.cells(50, 52)
    assert len(cells.pair) == len(panel.pairs) * len(panel.groups) * 2
    assert set(np.unique(panel.happened(cells))) == {0.0, 1.0}


def test_boosted_beats_climatology_where_acts_come_in_spells(
    panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BoostedWindows.fit.__globals__["PARAMETERS"], "min_data_in_leaf", 30)
    until = panel.windows - HELD_OUT
    cells = panel.cells(until, panel.windows)
    happened = panel.happened(cells)
    scores = {
        model.name: brier(model.fit(panel, until).predict(panel, cells), happened)
        for model in (ShrunkClimatology(), WindowPersistence(), BoostedWindows())
    }

    assert scores["boosted"] < 0.8 * scores["shrunk climatology"]
    assert scores["boosted"] < scores["persistence"]


@pytest.mark.parametrize("model", [ShrunkClimatology(), WindowPersistence(), BoostedWindows()])
def test_no_model_sees_the_window_it_forecasts(
    panel: Panel, model: ShrunkClimatology | WindowPersistence | BoostedWindows
) -> None:
    until = panel.windows - HELD_OUT
    kept = panel.day < until * LENGTH
    columns = (panel.actor, panel.recipient, panel.group, panel.day)
    names = ("actor", "recipient", "group", "day")
    blind = replace(panel, **{name: column[kept] for name, column in zip(names, columns, strict=True)})
    cells = panel.cells(until, until + 1)

    fitted = model.fit(panel, until)

    np.testing.assert_allclose(fitted.predict(panel, cells), fitted.predict(blind, cells))
