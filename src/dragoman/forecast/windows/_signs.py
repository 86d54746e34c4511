"""The columns of a window model, group by group; each knows only what lies before the window's first day."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from dragoman.forecast.links import History
from dragoman.forecast.windows._baselines import ShrunkClimatology
from dragoman.forecast.windows._panel import LENGTH, Cells, Ints, Panel

Columns = dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]


class _Look:
    """The panel's acts by keys, as of the first day of each cell's window."""

    def __init__(self, panel: Panel, cells: Cells) -> None:
        self.panel, self.cells = panel, cells
        self.actor, self.recipient = panel.pairs[cells.pair].T
        self._cut = cells.window * LENGTH

    def columns(self, name: str, keys: Ints, asked: Ints, *half_lives: float, age: bool = False) -> Columns:
        past = History(keys, self.panel.day).ask(asked, self._cut)
        found: Columns = {f"{name} decayed {h:g}": past.decayed(h) for h in half_lives}
        if age:
            found |= {f"{name} age": past.age, f"{name} count": past.count}
        return found

    def pair(self, actor: Ints, recipient: Ints) -> Ints:
        return actor * self.panel.parties + recipient

    def grouped(self, key: Ints, group: Ints | int) -> Ints:
        return key * len(self.panel.groups) + group


def _own(look: _Look) -> Columns:
    panel, cells = look.panel, look.cells
    keys = look.grouped(look.pair(panel.actor, panel.recipient), panel.group)
    asked = look.grouped(look.pair(look.actor, look.recipient), cells.group)
    found = look.columns("own", keys, asked, 7, 15, 30, 90, 365, age=True)
    found["own rise"] = found["own decayed 90"] / (found["own decayed 365"] + np.float32(0.2))
    for lag in (1, 2, 3, 6, 12):
        found[f"own lag {lag}"] = panel.counts[cells.pair, cells.group, cells.window - lag]
    for span in (3, 6, 12, 24):
        lags = [panel.counts[cells.pair, cells.group, cells.window - lag] > 0 for lag in range(1, span + 1)]
        found[f"own share of {span}"] = np.mean(lags, axis=0, dtype=np.float32)
    return found


def _climatology(look: _Look) -> Columns:
    return {"climatology": ShrunkClimatology().predict(look.panel, look.cells).astype(np.float32)}


def _returned(look: _Look) -> Columns:
    panel, cells = look.panel, look.cells
    keys = look.pair(panel.actor, panel.recipient)
    asked = look.pair(look.recipient, look.actor)
    found = look.columns(
        "returned", look.grouped(keys, panel.group), look.grouped(asked, cells.group), 15, 60, 365
    )
    return found | look.columns("returned any", keys, asked, 7, 30, 180)


def _others(look: _Look) -> Columns:
    panel = look.panel
    keys = look.pair(panel.actor, panel.recipient)
    there, back = look.pair(look.actor, look.recipient), look.pair(look.recipient, look.actor)
    found = look.columns("any", keys, there, 7, 30, 180)
    for group, name in enumerate(panel.groups):
        found |= look.columns(name, look.grouped(keys, panel.group), look.grouped(there, group), 10, 60, 365)
        found |= look.columns(f"{name} back", look.grouped(keys, panel.group), look.grouped(back, group), 30)
    return found


def _activity(look: _Look) -> Columns:
    panel, cells = look.panel, look.cells
    found: Columns = {}
    for name, column, asked in (
        ("actor", panel.actor, look.actor),
        ("recipient", panel.recipient, look.recipient),
    ):
        keys = look.grouped(column, panel.group)
        found |= look.columns(f"{name} group", keys, look.grouped(asked, cells.group), 10, 30, 180)
        found |= look.columns(f"{name} any", column, asked, 10, 90)
        rise = found[f"{name} group decayed 30"] / (found[f"{name} group decayed 180"] + np.float32(0.5))
        found[f"{name} rise"] = rise
    return found


def _world(look: _Look) -> Columns:
    found = look.columns("world", look.panel.group, look.cells.group, 10, 90, 365)
    found["group"] = look.cells.group.astype(np.float32)
    return found


SIGNS: Final[Mapping[str, Callable[[_Look], Columns]]] = {
    "own": _own,
    "climatology": _climatology,
    "returned": _returned,
    "others": _others,
    "activity": _activity,
    "world": _world,
}
"""The groups of columns; a new one is a function and a line here."""


def columns_of(panel: Panel, cells: Cells, without: tuple[str, ...] = ()) -> Columns:
    """Return the columns of cells, in order of the groups."""
    look = _Look(panel, cells)
    found: Columns = {}
    for name, group in SIGNS.items():
        if name not in without:
            found |= group(look)
    return found
