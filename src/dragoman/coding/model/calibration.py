"""From what the network says to how often it is right."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Calibration:
    """A rising line through (score, share of right types) points, measured on passages kept apart."""

    points: tuple[tuple[float, float], ...]

    @classmethod
    def load(cls, file: Path) -> "Calibration":
        """Read the points from a file; without one, scores stand for themselves."""
        if not file.exists():
            return cls(((0.0, 0.0), (1.0, 1.0)))
        return cls(tuple((x, y) for x, y in json.loads(file.read_text(encoding="utf-8"))["points"]))

    def __call__(self, score: float) -> float:
        """Return the confidence, from 0 to 1, that a score is worth."""
        n = bisect_right(self.points, score, key=lambda p: p[0])
        if n in (0, len(self.points)):
            return self.points[min(n, len(self.points) - 1)][1]
        (x, y), (x2, y2) = self.points[n - 1], self.points[n]
        return y + (y2 - y) * (score - x) / (x2 - x)


def fit(scores: Sequence[float], right: Sequence[bool], bins: int = 8) -> tuple[tuple[float, float], ...]:
    """Return the points of a rising line: bins of equal count, pooled where they would fall (isotonic)."""
    ranked = sorted(zip(scores, right, strict=True))
    size = max(1, len(ranked) // bins)
    pools = [ranked[n : n + size] for n in range(0, len(ranked), size)]
    merged: list[list[tuple[float, bool]]] = []
    for pool in pools:
        merged.append(list(pool))
        while len(merged) > 1 and _share(merged[-2]) >= _share(merged[-1]):
            merged[-2:] = [merged[-2] + merged[-1]]
    return tuple((round(sum(s for s, _ in m) / len(m), 4), round(_share(m), 4)) for m in merged)


def _share(pool: Sequence[tuple[float, bool]]) -> float:
    # One right and one wrong are added: a small pool is never certain.
    return (sum(right for _, right in pool) + 1) / (len(pool) + 2)
