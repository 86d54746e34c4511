"""What each feature group of the ranker is worth: MRR with all of them, and without each.

    python training/forecast/ablate.py ../shared/forecast/ICEWS14 [--split valid] [--days 10] [--leave A,B]

Single-step, one seed, the first days of the split.
"""

import argparse
from pathlib import Path

import numpy as np

from dragoman.forecast.links import Ranker, ask, load, ranks, summarise
from dragoman.forecast.links.features import GROUPS


def main() -> None:
    """Print one line for each group left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", choices=["valid", "test"], default="valid")
    parser.add_argument("--days", type=int, default=10)
    parser.add_argument("--leave", help="groups to leave out together, by commas; else each by itself")
    arguments = parser.parse_args()
    alone = [(name,) for name in GROUPS] if arguments.leave is None else [tuple(arguments.leave.split(","))]
    data = load(arguments.data)
    past, quads = data.before(arguments.split), data.require(arguments.split)
    quads = quads[quads[:, 3] < quads[:, 3].min() + arguments.days]
    sizes = len(data.entities), len(data.relations)
    task = ask(quads, sizes[1], "single-step")
    known = np.concatenate([past, quads])
    full = None
    for left_out in ((), *alone):
        model = Ranker(data.entities, without=left_out).fit(past, *sizes, 30, "single-step")
        mrr = summarise(ranks(model.predict(task.queries, known), task)).mrr
        full = mrr if full is None else full
        print(
            f"{' and '.join(left_out) or 'nothing'} left out:"
            f" MRR {100 * mrr:.2f} ({100 * (mrr - full):+.2f})",
            flush=True,
        )


if __name__ == "__main__":
    main()
