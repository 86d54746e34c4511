"""What names tell: entities of one place act together, and kinds of entities do kinds of things."""

import numpy as np

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links.features._columns import Columns, columns


def names(pairs: Pairs) -> Columns:
    """Back off from entities to their places and kinds; nothing where no name tells a place."""
    lore = pairs.context.lore
    if lore.names.places <= 1:
        return {}
    found = (
        columns(pairs, "s-p", 5, 60, age=False)
        | columns(pairs, "p-o", 5, 60, age=False)
        | columns(pairs, "pro", 5, 60)
        | columns(pairs, "prpk", 60, count=False, age=False)
        | columns(pairs, "rk", 60, count=False, age=False)
        | columns(pairs, "krk", 60, count=False, age=False)
    )
    same = (lore.place[pairs.subject] == lore.place[pairs.entity]) & (lore.place[pairs.subject] > 0)
    found["same place"] = same.astype(np.float32)
    found["subject's kind"] = np.minimum(lore.names.kind[pairs.subject], 2).astype(np.float32)
    found["candidate's kind"] = np.minimum(lore.names.kind[pairs.entity], 2).astype(np.float32)
    return found
