"""How often the candidate is the object of the relation, of relations like it, and of anything."""

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links.features._columns import Columns, columns, share


def popularity(pairs: Pairs) -> Columns:
    """Overall and recent popularity, the candidate's share of the relation, and whether it flares up."""
    found = (
        columns(pairs, "ro", 1, 3, 10, 30, 120)
        | columns(pairs, "o", 1, 3, 10, 30, 120)
        | columns(pairs, "co", 3, 20, age=False)
    )
    whole = pairs.past_of_query("r")
    found["ro share"] = share(pairs.past("ro").decayed(30), whole.decayed(30)[pairs.query])
    found["flare"] = pairs.past("o").decayed(1) / (pairs.past("o").decayed(30) + 0.3)
    return found
