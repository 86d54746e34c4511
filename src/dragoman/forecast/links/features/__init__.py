"""The feature groups of the ranker: one file each, and a line here.

A group is a function from candidate pairs to named columns. It asks only histories cut before the day of the
question, so no group can see the day it forecasts.
"""

from collections.abc import Callable, Mapping
from typing import Final

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links._history import Floats
from dragoman.forecast.links.features.activity import activity
from dragoman.forecast.links.features.exact import exact
from dragoman.forecast.links.features.inverse import inverse
from dragoman.forecast.links.features.names import names
from dragoman.forecast.links.features.pair import pair
from dragoman.forecast.links.features.popularity import popularity
from dragoman.forecast.links.features.rules import rules
from dragoman.forecast.links.features.stage import stage
from dragoman.forecast.links.features.standing import standing

Group = Callable[[Pairs], Mapping[str, Floats]]

GROUPS: Final[Mapping[str, Group]] = {
    "exact": exact,
    "inverse": inverse,
    "pair": pair,
    "popularity": popularity,
    "activity": activity,
    "rules": rules,
    "stage": stage,
    "names": names,
    "standing": standing,
}

__all__ = ["GROUPS", "Group"]
