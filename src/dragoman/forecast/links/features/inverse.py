"""The same act in the other direction."""

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links.features._columns import Columns, columns


def inverse(pairs: Pairs) -> Columns:
    """What the candidate did to the subject in this relation."""
    return columns(pairs, "ors", 7, 60)
