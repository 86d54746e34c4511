"""One-hop rules: what the pair did lately, weighed by how often this relation follows it."""

from typing import Final

import numpy as np

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links.features._columns import Columns

WINDOWS: Final = {7: 3.0, 30: 15.0}
"""Days looked back, and the half-life within them."""


def rules(pairs: Pairs) -> Columns:
    """Sum the rules' confidence over the pair's events of the last days, decayed."""
    lore, history = pairs.context.lore, pairs.context.history("so")
    cut = pairs.queries.cut[pairs.query]
    rows, at = history.between(pairs.subject * lore.entities + pairs.entity, cut, max(WINDOWS))
    before = pairs.context.quads[history.order[at], 1]
    age = cut[rows] - history.times[at]
    weight = lore.rules.follows[before, pairs.relation[rows]]
    found: Columns = {}
    for window, half_life in WINDOWS.items():
        decayed = weight * np.exp2(-age / half_life) * (age <= window)
        found[f"rules {window}"] = np.bincount(rows, decayed, len(cut)).astype(np.float32)
    return found
