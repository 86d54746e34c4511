"""Importing made-up GDELT rows beside what `polars` takes to read the same file and write it as Parquet.

Both run in processes of their own, one after the other, so that each one's peak of memory is known.
`DRAGOMAN_BENCH_ROWS` says how many rows (2 million unless set); without polars there is no ratio.
"""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.gdelt_rows import write

ROWS = int(os.environ.get("DRAGOMAN_BENCH_ROWS", "2000000"))
_TOLD = """
import json, resource, time
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
print(json.dumps([time.perf_counter() - start, peak]))
"""
_POLARS = """
import sys, time
start = time.perf_counter()
import polars
frame = polars.read_csv(sys.argv[1], separator="\\t", has_header=False, quote_char=None)
frame.write_parquet(sys.argv[2])
"""
_OURS = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from dragoman.exchange import import_files
from dragoman.record import Record
report = import_files(Record.open(Path(sys.argv[2])), "gdelt", [Path(sys.argv[1])])
assert report.whole, report
"""


def measure() -> Iterator[Figure]:
    """Import the same rows twice: new, then known."""
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        rows = place / "gdelt.csv"
        write(rows, ROWS)
        yardstick = None
        if importlib.util.find_spec("polars"):
            yardstick, peak = _run(_POLARS, rows, place / "plain.parquet")
            yield Figure(f"polars: read {ROWS:,} rows, write Parquet", yardstick, "s")
            yield Figure("polars: memory", peak, "MB")
        for what in ("import", "import again"):
            took, peak = _run(_OURS, rows, place / "record")
            ratio = took / yardstick if yardstick else None
            yield Figure(f"{what} {ROWS:,} rows", took, "s", ratio, "polars")
            yield Figure(f"{what}: memory", peak, "MB")


def _run(script: str, *arguments: Path) -> tuple[float, float]:
    """Run a script in a process of its own; return its seconds and its peak of memory in MB."""
    command = [sys.executable, "-c", script + _TOLD, *map(str, arguments)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = json.loads(told.stdout)
    return seconds, peak
