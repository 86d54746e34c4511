"""How likely two mentions tell of one act: a logistic regression over their evidence.

The weights are in `weights.json`; `training/fit_merging.py` makes them. A weight may only have the sign that
the meaning of its feature gives it, so that a score can always be explained.
"""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from dragoman.merging._evidence import NAMES, Evidence

WORDS: Final[Mapping[str, str]] = {
    "same_day": "the days are the same",
    "near": "the days are close",
    "undated": "one of them does not say when",
    "parties": "the parties are the same",
    "turned": "who acts in one does not in the other",
    "wording": "the sentences are alike",
    "other_kind": "the words for the act are of different kinds",
    "named": "the same people are named",
    "strangers": "different people of one state are named",
    "place": "the place is the same",
    "about": "what it concerns is the same",
    "other_matter": "what it concerns differs",
}


@dataclass(frozen=True, slots=True)
class Weights:
    """The regression: log-odds a feature, and the probability from which on two mentions are linked."""

    intercept: float
    weights: Mapping[str, float]
    threshold: float


@cache
def rule() -> str:
    """Return a name for what is decided by: it changes with the weights."""
    written = resources.files(__package__).joinpath("weights.json").read_bytes()
    return hashlib.sha256(written).hexdigest()[:12]


@cache
def weights() -> Weights:
    """Return the weights that ship with the package."""
    raw = json.loads(resources.files(__package__).joinpath("weights.json").read_text("utf-8"))
    return Weights(raw["intercept"], raw["weights"], raw["threshold"])


def probability(found: Evidence) -> float:
    """Return the probability that two mentions with this evidence tell of one act."""
    known = weights()
    odds = known.intercept + sum(
        known.weights[name] * value for name, value in zip(NAMES, found.values(), strict=True)
    )
    return 1 / (1 + math.exp(-odds))


def reasons(found: Evidence) -> list[str]:
    """Return in words what spoke for and against, the weightiest first; what against, after ``but``."""
    known = weights().weights
    parts = [
        (known[name] * value, name)
        for name, value in zip(NAMES, found.values(), strict=True)
        if abs(known[name] * value) >= 0.1
    ]
    parts.sort(key=lambda part: (-abs(part[0]), part[1]))
    return [WORDS[name] if part > 0 else f"but {WORDS[name]}" for part, name in parts]
