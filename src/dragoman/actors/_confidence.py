"""Turns a score into a probability: how often an answer of such a score was the person meant.

The table is measured by `training/actors/fit_confidence.py` on spellings that were kept out of the search.
"""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> tuple[tuple[float, float, float], ...]:
    text = (files("dragoman.actors") / "data" / "confidence.toml").read_text("utf-8")
    return tuple((row["score"], row["margin"], row["right"]) for row in tomllib.loads(text)["bins"])


def confidence_of(score: float, margin: float) -> float:
    """Return the share of right answers among those of about this score and lead over the next."""
    fitting = [row for row in _table() if score >= row[0] and margin >= row[1]]
    return max(fitting)[2] if fitting else 0.05
