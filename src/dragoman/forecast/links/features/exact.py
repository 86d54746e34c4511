"""The very same triple, and the subject's like acts (the relation's cluster) towards the candidate."""

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links.features._columns import Columns, columns, share


def exact(pairs: Pairs) -> Columns:
    """Count, age, decays, and the share of all that the subject did in this relation."""
    found = columns(pairs, "sro", 2, 7, 30, 120) | columns(pairs, "sco", 3, 20, 120)
    past, whole = pairs.past("sro"), pairs.past_of_query("sr")
    for half_life in (7, 30, 120):
        found[f"sro share {half_life}"] = share(
            past.decayed(half_life), whole.decayed(half_life)[pairs.query]
        )
    return found
