"""The columns that a history gives."""

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links._history import Floats

Columns = dict[str, Floats]


def columns(pairs: Pairs, family: str, *half_lives: float, count: bool = True, age: bool = True) -> Columns:
    """Return count, age and decayed sums of a family of keys for each pair."""
    past = pairs.past(family)
    found = {f"{family} decayed {half_life:g}": past.decayed(half_life) for half_life in half_lives}
    if count:
        found[f"{family} count"] = past.count
    if age:
        found[f"{family} age"] = past.age
    return found


def share(part: Floats, whole: Floats) -> Floats:
    """Return a part of a whole; small wholes promise little."""
    return part / (whole + 0.1)
