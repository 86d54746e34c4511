"""Readers beside an import: each asks for a page of events again and again while one process imports.

python -m benchmarks.beside --seconds 600 --readers 8 --events 1000000
"""

import argparse
import multiprocessing
import statistics
import tempfile
import time
from multiprocessing.synchronize import Event
from pathlib import Path

from benchmarks.gdelt_rows import write
from dragoman.exchange import import_files
from dragoman.record import Record

_PAGE = (
    "SELECT key, type, actors, recipients, date_start, place FROM imported"
    " WHERE list_contains(actors, ?) AND date_start >= ? ORDER BY date_start, key LIMIT 50"
)


def read(place: str, stop: Event, told: "multiprocessing.Queue[list[float] | str]") -> None:
    """Ask for pages until the end; tell how long each took in seconds, or what went wrong."""
    record, took = Record.open(Path(place)), []
    try:
        while not stop.is_set():
            for state in ("RUS", "DEU", "SYR"):
                start = time.perf_counter()
                record.query(_PAGE, [state, "2023-06-01"])
                took.append(time.perf_counter() - start)
                time.sleep(0.2)
    except Exception as error:  # whatever it is, it is what this looks for
        told.put(f"{type(error).__name__}: {error}")
    told.put(took)


def main() -> None:
    """Print the errors and the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--events", type=int, default=1_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        write(place / "first.csv", asked.events)
        record = Record.open(place / "record")
        import_files(record, "gdelt", [place / "first.csv"])
        record.rebuild()
        stop: Event = multiprocessing.Event()
        told: multiprocessing.Queue[list[float] | str] = multiprocessing.Queue()
        readers = [
            multiprocessing.Process(target=read, args=(str(place / "record"), stop, told))
            for _ in range(asked.readers)
        ]
        for reader in readers:
            reader.start()
        end, files = time.monotonic() + asked.seconds, 0
        while time.monotonic() < end:
            write(place / "more.csv", 50_000, seed=files + 100)
            import_files(record, "gdelt", [place / "more.csv"])
            files += 1
        stop.set()
        answers = [told.get() for _ in readers]
        for reader in readers:
            reader.join()
    errors = [answer for answer in answers if isinstance(answer, str)]
    took = sorted(t for answer in answers if not isinstance(answer, str) for t in answer)
    print(f"{asked.readers} readers beside {files} imports of 50,000 rows in {asked.seconds} s")
    print(f"{len(took)} pages, {len(errors)} errors {errors}")
    print(f"median {statistics.median(took):.3f} s, 95th of 100 {took[int(0.95 * len(took))]:.3f} s")


if __name__ == "__main__":
    main()
