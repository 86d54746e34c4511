"""What follows what: how often one relation of a pair is followed by another within a week.

One-hop rules in the sense of temporal rule learning (Liu et al., "TLogic", AAAI 2022), kept as one matrix,
and clusters of relations that keep the same company.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from dragoman.forecast.links._history import Floats, Ints, ragged
from dragoman.forecast.links._layout import Quads

WINDOW: Final = 7
SUPPORT: Final = 20.0
"""Events added to the denominator of a rule, so that rare relations promise little."""
CLUSTERS: Final = 30
_DIMENSIONS: Final = 24


@dataclass(frozen=True)
class Rules:
    """`follows[a, b]`: events b per event a of the same pair within `WINDOW` steps; `cluster` of each."""

    follows: Floats
    cluster: Ints


def learn_rules(quads: Quads, entities: int, relations: int, seed: int = 0) -> Rules:
    """Count what follows what in quadruples with inverses (`relations` counts those too)."""
    span = int(quads[:, 3].max()) + WINDOW + 2
    pair = quads[:, 0] * entities + quads[:, 2]
    order = np.argsort(pair * span + quads[:, 3], kind="stable")
    moment, relation = (pair * span + quads[:, 3])[order], quads[order, 1]
    start = np.searchsorted(moment, moment, side="right")
    stop = np.searchsorted(moment, moment + WINDOW, side="right")
    before, after = ragged(start, stop)
    counts = np.zeros((relations, relations), np.float32)
    np.add.at(counts, (relation[before], relation[after]), 1)
    totals = np.bincount(relation, minlength=relations)
    follows = (counts / (totals[:, None] + SUPPORT)).astype(np.float32)
    return Rules(follows, _clusters(counts, seed))


def _clusters(counts: npt.NDArray[np.float32], seed: int) -> Ints:
    """Group relations by k-means over the leading axes of their positive association."""
    joint = counts + counts.T
    joint = joint / max(float(joint.sum()), 1.0)
    share = joint.sum(axis=0) + 1e-9
    left, strength, _ = np.linalg.svd(np.log1p(joint / np.outer(share, share)))
    points = left[:, :_DIMENSIONS] * strength[:_DIMENSIONS]
    number = min(CLUSTERS, len(points))
    centres = points[np.random.default_rng(seed).choice(len(points), number, replace=False)]
    nearest = np.zeros(len(points), np.int64)
    for _ in range(20):
        nearest = ((points[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        for cluster in np.unique(nearest):
            centres[cluster] = points[nearest == cluster].mean(axis=0)
    return nearest.astype(np.int64)
