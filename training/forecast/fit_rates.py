"""Fit the pooled rates and their regression; write the parameters that ship.

    python training/forecast/fit_rates.py ../shared [--out src/dragoman/forecast/rates/rates.json]

Learns on ICEWS05-15 (train split, acts between states) up to its last 600 days and prints scores on those.
What ships are aggregates: shares of types and modes, strengths of pooling, regression weights. The activity
of parties and the acts of pairs come from the gold corpus (CC BY-SA 4.0). No row of either is written.
"""

import argparse
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parent))
from icews import acts, promises

from dragoman.forecast.events import EventTable, acts_between
from dragoman.forecast.rates._levels import Asked, Floats, Ints, Pooling, rates
from dragoman.forecast.rates._model import Coefficients, fit, probability, to_json
from dragoman.forecast.rates._signs import WORDS, signs
from dragoman.forecast.scores import brier, log_score, reliability, skill

World = tuple[EventTable, EventTable]
"""Acts, and the acts that were promised."""

HELD_OUT = 600
HORIZONS = (30, 90, 180)
KEPT = 0.04
"""Share of the questions without an act that are kept, at a weight of 1 / KEPT."""
FIRST = 730
STEP = 120
SAMPLE_WEIGHT = 0.5
"""Weight of the gold corpus, whose news is of 2002 to 2023, against acts of now."""
OPEN_DAYS = 90
"""Days for which a promise of ICEWS is taken to be open."""


def told(shared: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how often each party, and each pair ("ACTOR RECIPIENT"), stands in the gold corpus."""
    parties: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for line in (shared / "corpus/gold.jsonl").open(encoding="utf-8"):
        item = json.loads(line)
        for event in item["events"] if item["split"] == "train" else ():
            actors, recipients = (
                [p["code"] for p in event[side] if p["code"]] for side in ("actors", "recipients")
            )
            parties.update({*actors, *recipients})
            for act in acts_between(actors, recipients, event["type"], None, 0):
                if act.actor != act.recipient:
                    pairs[f"{act.actor} {act.recipient}"] += 1
    return parties, pairs


def shares(
    events: EventTable, column: Ints, names: tuple[str, ...], within: Ints | None = None
) -> dict[str, float]:
    """Return the share of each name, in all or within its group."""
    counts = np.bincount(column, minlength=len(names)).astype(float)
    total = counts.sum() if within is None else np.bincount(within, minlength=len(events.types)).astype(float)
    found = {}
    for i, name in enumerate(names):
        if name:
            whole = total if within is None else total[events.types.index(name.split("/")[0])]
            found[name] = float((counts[i] + 0.5) / (whole + 8))
    return found


def origins(events: EventTable, first: int, last: int) -> range:
    """Return the days that questions are asked on."""
    start = int(events.day.min())
    return range(start + first, last, STEP)


def pledged(promised: EventTable, day: int) -> dict[tuple[str, str, str], float]:
    """Return the promises open on a day, as open commitments of a record would be."""
    fresh = promised.rows((promised.day < day) & (promised.day >= day - OPEN_DAYS))
    seen: Counter[tuple[str, str, str]] = Counter()
    for a, b, kind in zip(fresh.actor.tolist(), fresh.recipient.tolist(), fresh.type.tolist(), strict=True):
        one, other = sorted((promised.parties[a], promised.parties[b]))
        seen[one, other, promised.types[kind]] += 1
    return {key: float(number) for key, number in seen.items()}


class Sample(NamedTuple):
    """Questions, one a row: type, chance by the pooled rate, signs, outcome, weight, acts behind the rate."""

    kind: Ints
    base: Floats
    signs: Floats
    happened: Floats
    weight: Floats
    evidence: Floats

    def rows(self, which: npt.NDArray[np.bool_]) -> "Sample":
        """Return some of the questions."""
        return Sample(
            self.kind[which],
            self.base[which],
            self.signs[which],
            self.happened[which],
            self.weight[which],
            self.evidence[which],
        )


def questions(world: World, day: int, horizon: int, pooling: Pooling, rng: np.random.Generator) -> Sample:
    """Return sampled questions asked on a day; every act that happened is among them."""
    events, promised = world
    size, kinds = len(events.parties), len(events.types)
    ahead = events.rows((events.day >= day) & (events.day < day + horizon))
    outcome = np.zeros(size * size * kinds, bool)
    outcome[(ahead.actor * size + ahead.recipient) * kinds + ahead.type] = True
    key = np.flatnonzero(outcome | (rng.random(len(outcome)) < KEPT))
    actor, recipient = np.divmod(key // kinds, size)
    key = key[actor != recipient]
    asked = Asked(key // kinds // size, key // kinds % size, key % kinds)
    pooled = rates(events, day, asked, pooling)
    return Sample(
        asked.type,
        pooled.chance(horizon),
        signs(events, day, asked, pledged(promised, day)),
        outcome[key].astype(float),
        np.where(outcome[key], 1.0, 1 / KEPT),
        pooled.evidence,
    )


def gather(world: World, days: range, horizons: tuple[int, ...], pooling: Pooling, seed: int) -> Sample:
    """Return the questions of all days and horizons."""
    rng = np.random.default_rng(seed)
    parts = [questions(world, day, horizon, pooling, rng) for day in days for horizon in horizons]
    return Sample(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def report(label: str, p: Floats, sample: Sample) -> None:
    """Print the scores of forecasts against the pooled rate alone."""
    happened, weight = sample.happened, sample.weight
    print(
        f"{label}: n {len(p):,}, rate {np.average(happened, weights=weight):.5f},"
        f" Brier {brier(p, happened, weight):.6f}, skill {skill(p, sample.base, happened, weight):.3f},"
        f" log {log_score(p, happened, weight):.5f}"
        f" (pooled rate alone {log_score(sample.base, happened, weight):.5f})"
    )


def tuned(world: World, pooling: Pooling, days: range) -> Pooling:
    """Choose the strengths of pooling by the log score of the pooled rate alone, 90 days ahead."""
    best, least = pooling, float("inf")
    for pair in (0.05, 0.1, 0.2, 0.4):
        for kind in (2.0, 5.0, 10.0):
            for half_life in (365.0, 730.0, 1460.0):
                tried = replace(pooling, pair=pair, type=kind, half_life=half_life)
                sample = gather(world, days, (90,), tried, 0)
                score = log_score(sample.base, sample.happened, sample.weight)
                if score < least:
                    print(f"pair {pair}, type {kind}, half-life {half_life}: log score {score:.5f}")
                    best, least = tried, score
    return best


def spread(regression: Coefficients, sample: Sample) -> float:
    """Return the standard deviation of log(observed / forecast) over bands of forecasts and evidence."""
    log_odds = regression.log_odds(sample.kind, sample.base, sample.signs)
    bands = np.digitize(log_odds, np.arange(-8, 2)) * 5 + np.digitize(sample.evidence, [0.05, 0.5, 2, 10])
    cells = sample.kind * 100 + bands
    number = np.bincount(cells, sample.weight * probability(log_odds))
    observed = np.bincount(cells, sample.weight * sample.happened)
    kept = np.bincount(cells, sample.happened) >= 25
    return float(np.sqrt(np.average(np.log(observed[kept] / number[kept]) ** 2, weights=number[kept])))


def main() -> None:
    """Fit, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    folder = arguments.shared / "forecast/ICEWS05-15"
    events, promised = acts(folder, arguments.shared), promises(folder, arguments.shared)
    end = int(events.day.max()) + 1
    cutoff = end - HELD_OUT
    past = events.before(cutoff)
    parties, pairs = told(arguments.shared)
    world = len(past) / (cutoff - int(past.day.min()))
    pooling = Pooling(
        world=world,
        pair=0.1, type=5.0, mode=5.0, half_life=730.0,
        types=shares(past, past.type, past.types),
        modes=shares(past, past.mode, past.modes, past.type),
        activity={code: number / parties.total() for code, number in parties.items() if number >= 3},
        pairs={pair: SAMPLE_WEIGHT * number for pair, number in pairs.most_common() if number >= 2},
        pair_days=SAMPLE_WEIGHT * pairs.total() / world,
    )  # fmt: skip
    pooling = tuned((past, promised), pooling, range(cutoff - 360, cutoff - 90, 90))
    sample = gather((past, promised), origins(past, FIRST, cutoff - max(HORIZONS)), HORIZONS, pooling, 1)
    print(f"learned from {len(sample.kind):,} questions")
    regression = fit(
        sample.kind,
        sample.base,
        sample.signs,
        sample.happened,
        weight=sample.weight,
        types=past.types,
    )
    regression = replace(regression, spread=spread(regression, sample))
    consult = past.types.index("CONSULT")
    for horizon in HORIZONS:
        sample = gather((events, promised), range(cutoff, end - horizon, 60), (horizon,), pooling, 2)
        p = probability(regression.log_odds(sample.kind, sample.base, sample.signs))
        report(f"held out, {horizon} days", p, sample)
        chosen = sample.kind == consult
        report("   CONSULT alone", p[chosen], sample.rows(chosen))
        if horizon == 90:
            for band in reliability(p, sample.happened, sample.weight):
                print(
                    f"   {band.low:.2f}-{band.high:.2f}: forecast {band.forecast:.3f},"
                    f" happened {band.happened:.3f}, n {band.number:,.0f}"
                )
    print("signs, for CONSULT:")
    for name, value in zip(WORDS, regression.signs[consult], strict=True):
        print(f"   {name}: {value:+.3f}")
    if arguments.out:
        arguments.out.write_text(json.dumps(to_json(pooling, regression), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
