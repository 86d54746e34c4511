"""Whether events of a confidence are right as often as it says."""

from collections.abc import Sequence

import numpy as np

from dragoman.evaluate._result import Reliability
from dragoman.evaluate.events._score import ToldItem
from dragoman.forecast.scores import brier, reliability


def reliability_of(items: Sequence[ToldItem]) -> Reliability | None:
    """Return the reliability of every coded event, also of those that are not scored; None without one.

    An event is right where an annotated one of its type is told by the same words: what its confidence
    stands for. Who takes part, and when, is not asked here.
    """
    rows = [
        (event.confidence, any(event.type == a.type and event.overlaps(a) for a in annotated))
        for annotated, coded in items
        for event in coded
    ]
    if not rows:
        return None
    confidence, right = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
    bands = tuple(reliability(confidence, right))
    distance = sum(abs(b.forecast - b.happened) * b.number for b in bands) / len(rows)
    return Reliability(bands, float(distance), brier(confidence, right))
