"""Fit the pooled rates and their regression; write the parameters that ship.

    python training/forecast/fit_rates.py ../shared [--out src/dragoman/forecast/rates/rates.json]

Learns on ICEWS05-15 (train split, acts between states) up to its last 600 days and prints scores on those.
What ships are aggregates: shares of types and modes, strengths of pooling, regression weights. The activity of
states comes from the gold corpus (CC BY-SA 4.0). No row of either is written.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from icews import acts

from dragoman.forecast.events import EventTable
from dragoman.forecast.rates._levels import Asked, Floats, Ints, Pooling, rates
from dragoman.forecast.rates._model import Coefficients, fit, probability, to_json
from dragoman.forecast.rates._signs import WORDS, signs
from dragoman.forecast.scores import brier, log_score, reliability, skill

HELD_OUT = 600
HORIZONS = (30, 90, 180)
KEPT = 0.04
"""Share of the questions without an act that are kept, at a weight of 1 / KEPT."""
FIRST = 730
STEP = 90


def activity(shared: Path) -> dict[str, float]:
    """Return the share of each party in the gold corpus, smoothed by five events in all."""
    seen: Counter[str] = Counter()
    for line in (shared / "corpus/gold.jsonl").open(encoding="utf-8"):
        item = json.loads(line)
        if item["split"] == "train":
            for event in item["events"]:
                seen.update({p["code"] for p in event["actors"] + event["recipients"] if p["code"]})
    total = sum(seen.values()) + 5
    return {code: number / total for code, number in seen.most_common() if number >= 3}


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


def questions(
    events: EventTable, day: int, horizon: int, pooling: Pooling, rng: np.random.Generator
) -> tuple[Ints, Floats, Floats, Floats, Floats, Floats]:
    """Return type, expected number, signs, outcome, weight and evidence of sampled questions asked on a day."""
    size, kinds = len(events.parties), len(events.types)
    ahead = events.rows((events.day >= day) & (events.day < day + horizon))
    outcome = np.zeros(size * size * kinds, bool)
    outcome[(ahead.actor * size + ahead.recipient) * kinds + ahead.type] = True
    key = np.flatnonzero(outcome | (rng.random(len(outcome)) < KEPT))
    pair, kind = key // kinds, key % kinds
    different = pair // size != pair % size
    pair, kind, key = pair[different], kind[different], key[different]
    asked = Asked(pair // size, pair % size, kind)
    pooled = rates(events, day, asked, pooling)
    weight = np.where(outcome[key], 1.0, 1 / KEPT)
    # An act that was drawn by chance anyway must not weigh twice: all acts are kept, each once.
    return (
        kind,
        pooled.rate * horizon,
        signs(events, day, asked, {}),
        outcome[key].astype(float),
        weight,
        pooled.evidence,
    )


def gather(
    events: EventTable, days: range, pooling: Pooling, seed: int, horizons: tuple[int, ...]
) -> Iterator[tuple[Floats, ...]]:
    """Yield the questions of all days and horizons."""
    rng = np.random.default_rng(seed)
    for day in days:
        for horizon in horizons:
            kind, *rest = questions(events, day, horizon, pooling, rng)
            yield kind.astype(float), *rest


def stacked(parts: list[tuple[Floats, ...]]) -> tuple[Floats, ...]:
    """Put questions together."""
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def report(label: str, p: Floats, base: Floats, happened: Floats, weight: Floats) -> None:
    """Print the scores of forecasts against the pooled rate alone."""
    print(
        f"{label}: n {len(p):,}, rate {np.average(happened, weights=weight):.5f}, Brier {brier(p, happened, weight):.6f},"
        f" skill {skill(p, base, happened, weight):.3f}, log {log_score(p, happened, weight):.5f}"
        f" (pooled rate alone {log_score(base, happened, weight):.5f})"
    )


def main() -> None:
    """Fit, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    events = acts(arguments.shared / "forecast/ICEWS05-15", arguments.shared)
    end = int(events.day.max()) + 1
    cutoff = end - HELD_OUT
    past = events.before(cutoff)
    pooling = Pooling(
        world=len(past) / (cutoff - int(past.day.min())),
        pair=0.2, type=5.0, mode=5.0, half_life=730.0,
        types=shares(past, past.type, past.types),
        modes=shares(past, past.mode, past.modes, past.type),
        activity=activity(arguments.shared),
    )  # fmt: skip
    tuning = range(cutoff - 360, cutoff - 90, 90)
    best = None
    for pair in (0.05, 0.1, 0.2, 0.4):
        for type_ in (2.0, 5.0, 10.0):
            for half_life in (365.0, 730.0, 1460.0):
                tried = replace(pooling, pair=pair, type=type_, half_life=half_life)
                kind, expected, _, happened, weight, _ = stacked(list(gather(past, tuning, tried, 0, (90,))))
                score = log_score(-np.expm1(-expected), happened, weight)
                if best is None or score < best[0]:
                    best = score, tried
                    print(f"pair {pair}, type {type_}, half-life {half_life}: log score {score:.5f}")
    assert best is not None
    pooling = best[1]
    days = origins(past, FIRST, cutoff - max(HORIZONS))
    kind, expected, seen, happened, weight, evidence = stacked(list(gather(past, days, pooling, 1, HORIZONS)))
    print(f"learned from {len(kind):,} questions")
    regression = fit(kind.astype(int), expected, seen, happened, weight, past.types)
    regression = replace(
        regression, spread=spread(regression, kind.astype(int), expected, seen, happened, weight, evidence)
    )
    for horizon in HORIZONS:
        held = range(cutoff, end - horizon, 60)
        kind, expected, seen, happened, weight, evidence = stacked(
            list(gather(events, held, pooling, 2, (horizon,)))
        )
        p = probability(regression.log_odds(kind.astype(int), expected, seen))
        base = -np.expm1(-expected)
        report(f"held out, {horizon} days", p, base, happened, weight)
        if horizon == 90:
            for low, high, forecast, rate, number in reliability(p, happened, weight):
                print(
                    f"   {low:.2f}-{high:.2f}: forecast {forecast:.3f}, happened {rate:.3f}, n {number:,.0f}"
                )
            consult = past.types.index("CONSULT")
            chosen = kind == consult
            report("   CONSULT alone", p[chosen], base[chosen], happened[chosen], weight[chosen])
    print("signs (common part, CONSULT):")
    for name, value in zip(WORDS, regression.signs[past.types.index("CONSULT")], strict=True):
        print(f"   {name}: {value:+.3f}")
    if arguments.out:
        arguments.out.write_text(json.dumps(to_json(pooling, regression), indent=1) + "\n", encoding="utf-8")


def spread(
    regression: Coefficients,
    kind: Ints,
    expected: Floats,
    seen: Floats,
    happened: Floats,
    weight: Floats,
    evidence: Floats,
) -> float:
    """Return the standard deviation of log(observed / forecast) over bands of forecasts and evidence."""
    log_odds = regression.log_odds(kind, expected, seen)
    p = probability(log_odds)
    cells = (
        kind * 100 + np.digitize(log_odds, np.arange(-8, 2)) * 5 + np.digitize(evidence, [0.05, 0.5, 2, 10])
    )
    number = np.bincount(cells, weight * p)
    observed = np.bincount(cells, weight * happened)
    kept = np.bincount(cells, happened) >= 25
    return float(np.sqrt(np.average(np.log(observed[kept] / number[kept]) ** 2, weights=number[kept])))


if __name__ == "__main__":
    main()
