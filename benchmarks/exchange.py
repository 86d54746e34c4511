"""Importing made-up GDELT rows beside what `polars` takes to read the same file and write it as Parquet.

    DRAGOMAN_BENCH_ROWS=10000000 python -m benchmarks exchange

Both run in processes of their own, one after the other, so that each one's peak of memory is known.
`DRAGOMAN_BENCH_ROWS` says how many rows (2 million unless set); without polars there is no ratio. Ten million
take some 8 GB of disk in the directory for temporary files (TMPDIR), and polars some 11 GB of memory.
"""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.figure import Figure

ROWS = int(os.environ.get("DRAGOMAN_BENCH_ROWS", "2000000"))
_TOLD = """
import json, resource, time
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3]))
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
from typing import NamedTuple
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
        # In a process of its own too: a child is told the peak of memory that its parent had before it.
        generator = [sys.executable, "-m", "benchmarks.gdelt_rows", str(rows), "--rows", str(ROWS)]
        subprocess.run(generator, check=True)
        yardstick = None
        if importlib.util.find_spec("polars"):
            yardstick = _run(_POLARS, rows, place / "plain.parquet")
            yield from _figures(f"polars: read {ROWS:,} rows, write Parquet", yardstick, None)
        for what in ("import", "import again"):
            yield from _figures(what, _run(_OURS, rows, place / "record"), yardstick)


def _figures(what: str, used: "Used", yardstick: "Used | None") -> Iterator[Figure]:
    for name, unit in (("seconds", "s"), ("processor", "s"), ("memory", "MB")):
        value = getattr(used, name)
        ratio = value / getattr(yardstick, name) if yardstick else None
        yield Figure(f"{what}: {name}", value, unit, ratio, "polars" if yardstick else "")


class Used(NamedTuple):
    """What a process used: seconds on the clock, seconds of all processors, MB of memory at its peak."""

    seconds: float
    processor: float
    memory: float


def _run(script: str, *arguments: Path) -> Used:
    """Run a script in a process of its own."""
    command = [sys.executable, "-c", script + _TOLD, *map(str, arguments)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return Used(*json.loads(told.stdout))
