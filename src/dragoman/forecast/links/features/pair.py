"""Any act between subject and candidate, in both directions and in the question's."""

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links.features._columns import Columns, columns, share


def pair(pairs: Pairs) -> Columns:
    """Count, age and decays of the pair, and its share of the subject's acts."""
    found = columns(pairs, "so", 1, 3, 10, 30, 120) | columns(pairs, "sdo", 3, 20, 120)
    past, whole = pairs.past("so"), pairs.past_of_query("s")
    for half_life in (3, 30):
        found[f"so share {half_life}"] = share(past.decayed(half_life), whole.decayed(half_life)[pairs.query])
    return found
