"""What the teachers say of passages that nobody annotated, kept without the text of the passages."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

_KEPT = ("id", "triggers", "mentions", "events")


def write_taught(file: Path, passages: Iterable[Mapping[str, Any]]) -> None:
    """Write the tags and events of passages, one a line; the same input gives the same bytes."""
    with gzip.GzipFile(file, "wb", compresslevel=9, mtime=0) as out:
        for passage in passages:
            row = {name: passage[name] for name in _KEPT}
            out.write((json.dumps(row, separators=(",", ":")) + "\n").encode())


def read_taught(file: Path, unlabelled: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the passages with what the teachers say; those that are no longer there are left out."""
    passages = {passage["id"]: passage for passage in unlabelled}
    taught = []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            passage = passages.get(row["id"])
            if passage and len(passage["firsts"]) == len(row["triggers"]):
                taught.append({**passage, **row})
    return taught
