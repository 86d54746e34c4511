"""The scores of the first stage: factorisations, neighbours two hops away, and their sum."""

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links.features._columns import Columns


def stage(pairs: Pairs) -> Columns:
    """Pass on what candidates were taken by."""
    return dict(pairs.stage)
