"""Write the examples that the coder is trained on into one file.

    python training/prepare_coder.py [--shared ../shared] [--out build/coder/examples.json.gz]

Each item of the training split comes as it stands and with other states in the places of its own, each plain
and with what stands before it. A tenth of the gold items is kept apart for choosing thresholds and epochs
(`tune`); the dev split is not in the file.
"""

import argparse
import gzip
import hashlib
import json
import random
from pathlib import Path
from typing import Any

from coder.gold import RUNS, read_items, read_unlabelled
from coder.swap import swap_states
from coder.tensors import example
from dragoman.coding.model.labels import DATINGS, ROLES, SETTINGS, STATUSES, modes, types
from dragoman.coding.model.tokens import Tokenization


def is_kept_apart(id: str) -> bool:  # noqa: A002
    """Tell whether an item of the gold corpus is kept apart: a tenth of them, by the hash of the id."""
    return hashlib.sha256(id.encode()).digest()[0] < 26


def main() -> None:
    """Read, swap, tokenise, write."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=here.parents[1] / "shared")
    parser.add_argument("--annotations", type=Path, default=here / "annotations")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=here.parent / "build" / "coder" / "examples.json.gz")
    parser.add_argument("--swaps", type=int, default=3)
    parser.add_argument("--run", type=int, choices=sorted(RUNS), default=3, help="the run that is to learn")
    given = parser.parse_args()
    tokenization = Tokenization.load(given.tokenizer)
    rng = random.Random(1)
    train: list[list[dict[str, Any]]] = []
    tune: list[list[dict[str, Any]]] = []
    for item in read_items(given.shared, given.annotations, RUNS[given.run]):
        if item.split == "dev":
            continue
        versions = [item, *(swap_states(item, rng) for _ in range(given.swaps))]
        kinds = [example(v, tokenization, context=c) for v in versions for c in (False, True)]
        (tune if item.split == "train" and is_kept_apart(item.id) else train).append(kinds)
    passages = [
        example(item, tokenization, context=rng.random() < 0.4)
        for item in read_unlabelled(given.shared, given.annotations, RUNS[given.run])
    ]
    shape = {
        "types": len(types()),
        "modes": len(modes()),
        "roles": len(ROLES),
        "settings": len(SETTINGS),
        "statuses": len(STATUSES),
        "datings": len(DATINGS),
    }
    given.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(given.out, "wt", encoding="utf-8", compresslevel=6) as file:
        json.dump({"shape": shape, "train": train, "tune": tune, "unlabelled": passages}, file)
    print(f"{len(train)} items to train on, {len(tune)} kept apart, {len(passages)} unannotated: {given.out}")


if __name__ == "__main__":
    main()
