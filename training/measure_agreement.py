"""Measure how far two passes of annotation over the same passages agree.

    python training/measure_agreement.py [--shared ../shared]

`annotations/second.jsonl` holds 160 passages annotated a second time, by one who saw neither the first pass
nor which set a passage is of: 80 of the gold corpus (split train), 80 of `annotations/passages.jsonl`. The
first pass counts as the truth; the figures are those of `score_events.py`.
"""

import argparse
import importlib.util
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

Rows = dict[str, list[dict[str, Any]]]


def main() -> None:
    """Read both passes, compare, print."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=here.parents[1] / "shared")
    given = parser.parse_args()
    second = events_of(_rows(here / "annotations" / "second.jsonl"))
    scorer = load_scorer(given.shared / "eval" / "score_events.py")
    for name, file in (
        ("gold.jsonl", given.shared / "corpus" / "gold.jsonl"),
        ("passages.jsonl", here / "annotations" / "passages.jsonl"),
    ):
        first = {id_: events for id_, events in events_of(_rows(file)).items() if id_ in second}
        figures = scorer.score(first, {id_: second[id_] for id_ in first})
        shares = "  ".join(
            f"{key} {figures[key][0]} of {figures[key][1]}" for key in ("mode", "date", "empty")
        )
        print(
            f"{name}: {len(first)} passages, types F1 {figures['type']['f1']:.2f}, "
            f"who did what to whom F1 {figures['dyad']['f1']:.2f}  {shares}"
        )


def events_of(rows: Iterable[Mapping[str, Any]]) -> Rows:
    """Return the events of each passage in the form that the scorer reads."""
    return {row["id"]: [{**event, "date": _days(event["date"])} for event in row["events"]] for row in rows}


def load_scorer(file: Path) -> ModuleType:
    """Return the scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("score_events", file)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{file}: not found")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(file: Path) -> Iterable[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _days(date: Mapping[str, str] | None) -> list[str] | None:
    return [date["start"], date["end"]] if date else None


if __name__ == "__main__":
    main()
