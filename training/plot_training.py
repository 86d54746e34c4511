"""Draw the curves of a training run.

    python training/plot_training.py build/coder/run/log.jsonl docs/img/training.svg

Needs matplotlib, which only this script uses.
"""

import json
import sys
from pathlib import Path

import matplotlib.pyplot as plt

_LOSSES = ("triggers", "roles", "type", "mode", "refused")


def main() -> None:
    """Read the log, draw the losses and the figures on the passages kept apart."""
    log, out = map(Path, sys.argv[1:3])
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    epochs = [line for line in lines if "epoch" in line]
    plt.rcParams["svg.hashsalt"] = "dragoman"
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    for name in _LOSSES:
        left.plot([e["epoch"] + 1 for e in epochs], [e[name] for e in epochs], label=name)
    left.set(xlabel="epoch", ylabel="loss, weighted", title="Training")
    left.legend(fontsize=8)
    measured = [e for e in epochs if "tune" in e]
    for name in ("types", "triples", "roles", "modes"):
        right.plot(
            [e["epoch"] + 1 for e in measured], [e["tune"][name] for e in measured], marker="o", label=name
        )
    right.set(xlabel="epoch", ylabel="F1, share right", title="Passages kept apart", ylim=(0, 1))
    right.legend(fontsize=8)
    figure.savefig(out, metadata={"Date": None})


if __name__ == "__main__":
    main()
