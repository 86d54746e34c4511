"""The track record: how forecasts scored on the questions that came out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from dragoman.forecast.questions._ledger import Entry
from dragoman.forecast.scores import Band, brier, interval, log_score, reliability, skill


@dataclass(frozen=True)
class Scoreboard:
    """Scores of the last forecast of each resolved question; null where there is nothing to score.

    `skill_interval` is the 95 % bootstrap interval over dyads; `base` is the base rate shown beside it.
    """

    open: int
    resolved: int
    ambiguous: int
    scored: int
    brier: float | None = None
    log_score: float | None = None
    brier_of_base: float | None = None
    skill: float | None = None
    skill_interval: tuple[float, float] | None = None
    bands: tuple[Band, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the scoreboard as an object; bands as objects too."""
        return {**asdict(self), "bands": [band._asdict() for band in self.bands]}


def scoreboard(entries: Sequence[Entry], *, model: str | None = None) -> Scoreboard:
    """Score the last forecast before each question's outcome, of one model or of all.

    Only forecasts as of the day of asking or later, up to the question's last day, are in the ledger.
    """
    judged = [(entry, entry.resolution) for entry in entries]
    outcomes = [resolution.outcome for _, resolution in judged if resolution]
    scored = []
    for entry, resolution in judged:
        if resolution is None or resolution.outcome == "ambiguous":
            continue
        forecasts = [made for made in entry.forecasts if model in (None, made.model)]
        if forecasts:
            scored.append((entry, forecasts[-1], resolution.outcome == "yes"))
    counts = Scoreboard(
        open=len(entries) - len(outcomes),
        resolved=len(outcomes),
        ambiguous=outcomes.count("ambiguous"),
        scored=len(scored),
    )
    if not scored:
        return counts
    p = np.array([made.probability for _, made, _ in scored])
    base = np.array([made.base_rate for _, made, _ in scored])
    happened = np.array([float(yes) for _, _, yes in scored])
    dyads = [tuple(sorted((entry.question.actor, entry.question.recipient))) for entry, _, _ in scored]
    _, clusters = np.unique(np.array(["/".join(dyad) for dyad in dyads]), return_inverse=True)
    gain = skill(p, base, happened)
    return replace(
        counts,
        brier=brier(p, happened),
        log_score=log_score(p, happened),
        brier_of_base=brier(base, happened),
        skill=gain if np.isfinite(gain) else None,
        skill_interval=(
            interval(lambda rows: skill(p[rows], base[rows], happened[rows]), clusters)
            if len(set(clusters)) > 1 and np.isfinite(gain)
            else None
        ),
        bands=tuple(reliability(p, happened)),
    )
