"""Measure how often the trained coder is right at each score, on the gold passages kept apart in training.

    python training/calibrate_coder.py [--shared ../shared]

Writes the points of the line from score to confidence into the package, and prints them. An act is right
where an annotated one of the same type has its trigger at the same words.
"""

import argparse
import json
from pathlib import Path

from dragoman import pipeline
from dragoman.coding.model import ModelCoder
from dragoman.coding.model.calibration import fit
from evaluate_events import document
from prepare_coder import is_kept_apart

_LEAST = 0.4


def main() -> None:
    """Code, compare, fit, write."""
    here = Path(__file__).resolve().parent
    data = here.parent / "src" / "dragoman" / "coding" / "model" / "data"
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=here.parents[1] / "shared")
    parser.add_argument("--out", type=Path, default=data / "calibration.json")
    given = parser.parse_args()
    coder = ModelCoder.load()
    scores, right = [], []
    with (given.shared / "corpus" / "gold.jsonl").open(encoding="utf-8") as lines:
        items = [
            item for item in map(json.loads, lines) if item["split"] == "train" and is_kept_apart(item["id"])
        ]
    for item in items:
        told = [(e["trigger"], e["type"]) for e in item["events"]]
        for reading, _ in coder.trace(pipeline.analyse(document(item)), _LEAST):
            start, end = reading.trigger
            scores.append(reading.told)
            right.append(any(t[0] < end and start < t[1] and kind == reading.type for t, kind in told))
    points = fit(scores, right)
    given.out.write_text(json.dumps({"points": points, "events": len(scores), "passages": len(items)}) + "\n")
    for score, share in points:
        print(f"{score:.3f} -> {share:.3f}")


if __name__ == "__main__":
    main()
