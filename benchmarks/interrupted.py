"""Shows that bulk coding survives being stopped: one run without a stop, one that is stopped again and again.

    python -m benchmarks.interrupted ../shared/corpus/wcep_2002-2023.jsonl.gz [--stops 4] [--workers 2]

Every second stop is Ctrl-C, the others are SIGKILL. The outputs must be the same, byte for byte, and the
stopped run must not code anything twice that it had finished.
"""

import argparse
import hashlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from dragoman.settings import setting

ENDED = os.WEXITED | os.WNOHANG | os.WNOWAIT
SIGNALS = (signal.SIGINT, signal.SIGKILL)


class Run(NamedTuple):
    """How a run ended: its exit code, how long it took, what it said last, and its largest process in MB."""

    code: int
    seconds: float
    words: str
    peak_mb: float


def run(source: str, out: Path, workers: int, stop: tuple[signal.Signals, int] | None = None) -> Run:
    """Code a source; stop the run with a signal when so many batches are kept, where `stop` says so."""
    command = [sys.executable, "-m", "dragoman", "code", source, "--out", str(out), "--workers", str(workers)]
    started = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while stop is not None and os.waitid(os.P_PID, process.pid, ENDED) is None:
        if kept(out) >= stop[1]:
            process.send_signal(stop[0])
            break
        time.sleep(0.02)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    words = (said.strip().splitlines() or [""])[-1]
    return Run(process.returncode, time.monotonic() - started, words, usage.ru_maxrss / 1e3)


def kept(out: Path) -> int:
    """Return how many batches of an unfinished output are kept."""
    return len(list(out.parent.glob(f"{out.name}.parts/*.arrow")))


def main() -> int:
    """Run both, compare, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("--stops", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole, stopped = Path(folder) / "whole.jsonl", Path(folder) / "stopped.jsonl"
        plain = run(options.source, whole, options.workers)
        print(f"without a stop: {plain.words}; largest process {plain.peak_mb:,.0f} MB; exit {plain.code}")
        documents = re.search(r"([\d,]+) document", plain.words)
        batches = int(documents[1].replace(",", "")) // setting("batch_documents") if documents else 0
        for number in range(options.stops):
            stop = SIGNALS[number % 2], batches * (number + 1) // (options.stops + 1)
            ended = run(options.source, stopped, options.workers, stop)
            print(f"stopped by {stop[0].name}: exit {ended.code}, {kept(stopped)} of {batches} batches kept")
        last = run(options.source, stopped, options.workers)
        print(f"the rest: {last.words}; exit {last.code}")
        digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (whole, stopped)]
        same = digests[0] == digests[1]
        before = re.search(r"([\d,]+) already done before", last.words)
        print(f"taken up from before: {before[1] if before else 'nothing'}")
        print(f"outputs: {'the same, byte for byte' if same else 'NOT the same'} ({digests[0][:16]})")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
