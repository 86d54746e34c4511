"""The candidate's place among the candidates of its question, by its strongest signs."""

import numpy as np

from dragoman.forecast.links._context import Pairs
from dragoman.forecast.links._history import Floats
from dragoman.forecast.links.features._columns import Columns


def standing(pairs: Pairs) -> Columns:
    """Rank the candidates of each question, 0 for the first."""
    signs = {
        "sro 30": pairs.past("sro").decayed(30),
        "sro age": -pairs.past("sro").age,
        "so 3": pairs.past("so").decayed(3),
        "so 30": pairs.past("so").decayed(30),
        "ro 10": pairs.past("ro").decayed(10),
        "o 3": pairs.past("o").decayed(3),
        "first stage": pairs.stage["first_stage"],
        "svd": pairs.stage["svd"],
    }
    return {f"place by {name}": _places(sign, pairs.width) for name, sign in signs.items()}


def _places(sign: Floats, width: int) -> Floats:
    order = np.argsort(-sign.reshape(-1, width), axis=1, kind="stable")
    places = np.empty_like(order, dtype=np.float32)
    np.put_along_axis(places, order, np.arange(width, dtype=np.float32)[None, :], axis=1)
    return places.ravel()
