"""Fit the self-exciting rates, measure them on later days, and write the parameters that ship.

    python training/forecast/fit_decayed.py ../shared [--out src/dragoman/forecast/decayed/decayed.json]

Learns on ICEWS05-15 (train split, acts between states) up to its last 600 days. On those it asks, after each
visit with none in the 60 days before: was there more verbal cooperation in the next 30 days than the model
expects without the visit? The same is asked on days without a visit, of the same pairs, which is chance.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from icews import acts

from dragoman.forecast.decayed._model import DecayedRates, Floats, state_of, to_json
from dragoman.forecast.events import EventTable
from dragoman.forecast.rates import Asked, Pooling, pooled_rates, shipped
from dragoman.ontology import quad_of

HELD_OUT = 600
WINDOW = 30
QUIET = 60


class Backtest:
    """Compares what followed real days with what the model expects without and with a visit on them."""

    def __init__(self, events: EventTable, model: DecayedRates, pooling: Pooling) -> None:
        self.events, self.model, self.pooling = events, model, pooling
        self.kinds = len(events.types)
        self.coop = np.array([quad_of(name) == "verbal-cooperation" for name in events.types])
        size = len(events.parties)
        self.pair = events.actor * size + events.recipient
        self.size = size
        self.cutoff = int(events.day.max()) + 1 - HELD_OUT
        self.visit = events.modes.index("CONSULT/visit")

    def ask(self, pair: int, day: int) -> tuple[float, float, float]:
        """Return the acts that followed a day, and those expected without and with a visit on it."""
        a, b = divmod(pair, self.size)
        one, other = self.events.parties[a], self.events.parties[b]
        own = self.events.rows((self.pair == pair) | (self.pair == b * self.size + a))
        after = (own.day > day) & (own.day <= day + WINDOW)
        observed = float(self.coop[own.type[after]].sum())
        sides = np.array([a, b])
        asked = Asked(
            np.repeat(sides, self.kinds),
            np.repeat(sides[::-1], self.kinds),
            np.tile(np.arange(self.kinds), 2),
        )
        rate = self.rates(asked)
        state = state_of(own, one, other, day + 1, self.model.kept)
        on_day = own.day == day
        today = state_of(own.rows(on_day), one, other, day + 1, self.model.kept)
        quiet = state - today
        visit = np.zeros_like(state)
        visit[0, self.events.types.index("CONSULT")] = 1 - self.model.kept
        expected = [
            float(self.model.predict(rate, s, WINDOW)[:, :, self.coop].sum()) for s in (quiet, quiet + visit)
        ]
        return observed, expected[0], expected[1]

    def rates(self, asked: Asked) -> Floats:
        """Return pooled rates as of the end of what was learned from."""
        if not hasattr(self, "_rates"):
            a, b, kind = (axis.ravel() for axis in np.indices((self.size, self.size, self.kinds)))
            every = pooled_rates(self.events, self.cutoff, Asked(a, b, kind), self.pooling).rate
            self._rates = every.reshape(self.size, self.size, self.kinds)
        return self._rates[asked.actor, asked.recipient, asked.type].reshape(2, self.kinds)

    def run(self, seed: int = 0) -> None:
        """Print how often the change was in the expected direction, after visits and on other days."""
        rng = np.random.default_rng(seed)
        events = self.events
        visits = np.flatnonzero((events.mode == self.visit) & (events.day >= self.cutoff - QUIET))
        days_of: dict[int, list[int]] = {}
        for i in visits:
            days_of.setdefault(int(self.pair[i]), []).append(int(events.day[i]))
        last = int(events.day.max()) - WINDOW
        real, placebo = [], []
        for pair, days in days_of.items():
            for day in sorted(set(days)):
                if not self.cutoff <= day <= last or any(0 < day - other <= QUIET for other in days):
                    continue
                real.append(self.ask(pair, day))
                chance = [
                    int(d)
                    for d in rng.integers(self.cutoff, last, 20)
                    if all(abs(d - v) > WINDOW for v in days)
                ]
                if chance:
                    placebo.append(self.ask(pair, chance[0]))
        for label, found in (("after a visit", np.array(real)), ("on days without one", np.array(placebo))):
            more = (found[:, 0] > found[:, 1]).mean()
            print(
                f"{label}: n {len(found):,}, followed {found[:, 0].mean():.2f}, expected without a visit"
                f" {found[:, 1].mean():.2f}, with one {found[:, 2].mean():.2f}; more than without: {more:.1%}"
            )
        hits = np.array(real)
        rate = (np.array(placebo)[:, 0] > np.array(placebo)[:, 1]).mean()
        observed = (hits[:, 0] > hits[:, 1]).mean()
        error = np.sqrt(rate * (1 - rate) * (1 / len(hits) + 1 / len(placebo)))
        print(f"difference {observed - rate:+.1%}, {(observed - rate) / error:.1f} standard errors")


def main() -> None:
    """Fit, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    events = acts(arguments.shared / "forecast/ICEWS05-15", arguments.shared)
    past = events.before(int(events.day.max()) + 1 - HELD_OUT)
    pooling, _ = shipped()
    best: tuple[float, DecayedRates] | None = None
    for half_life in (3.0, 7.0, 15.0, 30.0):
        model, likelihood = DecayedRates.fit(past, pooling, half_life)
        print(f"half-life {half_life:g} days: log likelihood an act {likelihood:.4f}")
        if best is None or likelihood > best[0]:
            best = likelihood, model
    assert best is not None
    model = best[1]
    kinds = len(past.types)
    largest = np.abs(np.linalg.eigvals(model.brings[:kinds] + model.brings[kinds:])).max()
    print(f"acts that one act brings forth in all, at most (spectral radius): {largest:.2f}")
    print(
        "what a CONSULT follows:",
        {k: round(v, 3) for k, v in list(model.explain(past.types, "CONSULT").items())[:8]},
    )
    Backtest(events, model, pooling).run()
    if arguments.out:
        arguments.out.write_text(json.dumps(to_json(model)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
