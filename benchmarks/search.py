"""Searching a record of imported events: building the index of words, and answering.

`DRAGOMAN_BENCH_EVENTS` says how many events (a million unless set).
"""

import os
import statistics
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from benchmarks.figure import Figure, seconds
from benchmarks.gdelt_rows import write
from dragoman.exchange import import_files
from dragoman.record import Record
from dragoman.search import rebuild, search

EVENTS = int(os.environ.get("DRAGOMAN_BENCH_EVENTS", "1000000"))
ASKED: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("", {}),
    ("province", {}),
    ("name of rusgov", {}),
    ("uk*", {}),
    ("", {"type": "CONSULT"}),
    ("", {"type": "CONSULT", "actor": "RUS"}),
    ("name", {"type": "ASSAULT", "actor": "CHN", "since": date(2023, 6, 1), "until": date(2023, 6, 30)}),
    ("city -province", {"actor": "DEU"}),
    ("nothing", {}),
)


def measure() -> Iterator[Figure]:
    """Import, build the index, and ask each question ten times."""
    with tempfile.TemporaryDirectory() as directory:
        rows = Path(directory) / "gdelt.csv"
        write(rows, EVENTS)
        record = Record.open(Path(directory) / "record")
        import_files(record, "gdelt", [rows])
        yield Figure(f"index of words of {EVENTS:,} events", seconds(lambda: rebuild(record)), "s")
        yield Figure("its size", (record.path / "search.sqlite").stat().st_size / 1e6, "MB")
        took = sorted(
            seconds(lambda words=words, fields=fields: search(record, words, **fields)) * 1_000  # type: ignore[misc]
            for words, fields in ASKED
            for _ in range(10)
        )
        yield Figure("answer: median", statistics.median(took), "ms")
        yield Figure("answer: 95th of 100", took[int(0.95 * len(took))], "ms")
        yield Figure("answer: slowest", took[-1], "ms")
