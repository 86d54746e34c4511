"""Score the models of windows on ICEWS05-15: pair, quad class and 30 days, the last 20 windows held out.

    python training/forecast/windows.py ../shared [--svg docs/img/forecast-reliability.svg] [--ablate]

Pairs (actor, recipient) are those with at least 30 acts before the held-out windows. The models learn on the
windows before; in the held-out ones each forecast knows what lies before its window.
"""

import argparse
import sys
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parent))
from icews import EPOCH, relations

from dragoman.forecast.events import Act, EventTable, table
from dragoman.forecast.links import load
from dragoman.forecast.plots import reliability_svg
from dragoman.forecast.scores import brier, interval, log_score, reliability, skill
from dragoman.forecast.windows import SIGNS, BoostedWindows, Panel, ShrunkClimatology, WindowPersistence

Floats = npt.NDArray[np.float64]

HELD_OUT = 20
SEEDS = (0, 1, 2)


def every_act(folder: Path, shared: Path) -> EventTable:
    """Return the acts between all entities of the train split."""
    data = load(folder)
    what = relations(data, shared)
    return table(
        Act(data.entities[s], data.entities[o], *what[r], EPOCH + day)
        for s, r, o, day in data.splits["train"].tolist()
        if r in what
    )


def report(label: str, p: Floats, base: Floats, happened: Floats, onset: npt.NDArray[np.bool_]) -> None:
    """Print the scores of forecasts, on all questions and on onsets."""
    print(
        f"{label}: Brier {brier(p, happened):.5f}, log {log_score(p, happened):.4f},"
        f" skill {skill(p, base, happened):.4f},"
        f" on onsets {skill(p[onset], base[onset], happened[onset]):.4f}",
        flush=True,
    )


def skill_of(p: Floats, base: Floats, happened: Floats, rows: npt.NDArray[np.int64]) -> float:
    """Return the skill on drawn rows."""
    return skill(p[rows], base[rows], happened[rows])


def main() -> None:
    """Fit, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    panel = Panel.of(every_act(arguments.shared / "forecast/ICEWS05-15", arguments.shared), HELD_OUT)
    until = panel.windows - HELD_OUT
    cells = panel.cells(until, panel.windows)
    happened, onset = panel.happened(cells), panel.onset(cells)
    print(f"{len(panel.pairs):,} pairs, {len(cells.pair):,} questions, rate {happened.mean():.3f}")
    print(f"onsets: {onset.sum():,} questions, rate {happened[onset].mean():.3f}")
    base = ShrunkClimatology().fit(panel, until).predict(panel, cells)
    print(f"shrunk climatology: Brier {brier(base, happened):.5f}, log {log_score(base, happened):.4f}")
    report("persistence", WindowPersistence().fit(panel, until).predict(panel, cells), base, happened, onset)
    boosted = [BoostedWindows(seed, threads=arguments.threads).fit(panel, until) for seed in SEEDS]
    forecasts = [model.predict(panel, cells) for model in boosted]
    for seed, p in zip(SEEDS, forecasts, strict=True):
        report(f"boosted, seed {seed}", p, base, happened, onset)
    leans = list(boosted[0].explain().items())[:8]
    print("   seed 0 leans on", ", ".join(f"{name} {gain:.3f}" for name, gain in leans))
    chosen = forecasts[0]
    for name, rows in (("all", np.arange(len(happened))), ("onsets", np.flatnonzero(onset))):
        low, high = interval(
            partial(skill_of, chosen[rows], base[rows], happened[rows]), cells.pair[rows], rounds=200
        )
        print(f"skill, seed 0, {name}: 95 % interval over pairs {low:.4f} to {high:.4f}")
    bands = list(reliability(chosen, happened))
    for band in bands:
        print(
            f"   {band.low:.2f}-{band.high:.2f}: forecast {band.forecast:.3f}, happened {band.happened:.3f},"
            f" n {band.number:,.0f}"
        )
    if arguments.ablate:
        for name in SIGNS:
            model = BoostedWindows(0, (name,), threads=arguments.threads).fit(panel, until)
            report(f"without {name}", model.predict(panel, cells), base, happened, onset)
    if arguments.svg:
        arguments.svg.write_text(
            reliability_svg(bands, "Acts in the next 30 days, held-out windows"), "utf-8"
        )


if __name__ == "__main__":
    main()
