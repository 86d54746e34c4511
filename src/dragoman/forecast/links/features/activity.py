"""How busy the subject, the relation and both together are: what tells an even race from a clear one."""

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links.features._columns import Columns


def activity(pairs: Pairs) -> Columns:
    """Count, age and decays of the question's own keys, the same for all its candidates."""
    found: Columns = {}
    for family, half_lives in {"sr": (7, 30, 120), "s": (3, 30), "r": (3, 30)}.items():
        past = pairs.past_of_query(family)
        found[f"{family} count"] = past.count[pairs.query]
        found[f"{family} age"] = past.age[pairs.query]
        for half_life in half_lives:
            found[f"{family} decayed {half_life}"] = past.decayed(half_life)[pairs.query]
    return found
