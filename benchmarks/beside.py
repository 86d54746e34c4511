"""Readers beside an import: each asks for a page of events again and again while one process imports.

A page is what two states, drawn by chance, had to do with each other within ninety days, drawn by chance: the
newest fifty events, with the number of all of them by type. Files of 50,000 new rows are imported one after
the other, without a pause.

python -m benchmarks.beside --seconds 600 --readers 8 --events 1000000
"""

import argparse
import multiprocessing
import random
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from multiprocessing.synchronize import Event
from pathlib import Path

from benchmarks.gdelt_rows import write
from dragoman.exchange import import_files
from dragoman.record import Record
from dragoman.search.pages import Asked, Pages, page

_STATES = ("USA", "GBR", "CHN", "RUS", "IND", "PAK", "ISR", "UKR", "DEU", "FRA", "IRN", "TUR", "SYR")
_PAUSE = 0.2
_ROWS = 50_000


@dataclass
class Told:
    """What a reader saw: how long pages took in seconds, how many batches they were behind, what failed."""

    took: list[float] = field(default_factory=list)
    behind: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def asked(chance: random.Random) -> Asked:
    """Return a page to ask for."""
    since = date(2023, 1, 1) + timedelta(days=chance.randrange(275))
    return Asked(tuple(chance.sample(_STATES, 2)), since=since, until=since + timedelta(days=90))


def read(place: str, number: int, stop: Event, answers: "multiprocessing.Queue[Told]") -> None:
    """Ask for pages until the end."""
    pages, told, chance = Pages(Record.open(Path(place))), Told(), random.Random(number)  # noqa: S311
    while not stop.is_set():
        try:
            wanted = asked(chance)
            start = time.perf_counter()
            found = pages.page(wanted)
            told.took.append(time.perf_counter() - start)
            told.behind.append(found.behind)
            if len(found.lines) != min(found.total, wanted.limit):
                told.errors.append(f"{wanted}: {len(found.lines)} lines of {found.total}")
        except Exception as error:  # whatever it is, it is what this looks for
            told.errors.append(f"{type(error).__name__}: {error}")
        time.sleep(_PAUSE)
    pages.wait()
    answers.put(told)


def main() -> None:
    """Print the errors and the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--events", type=int, default=1_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        write(place / "first.csv", options.events)
        record = Record.open(place / "record")
        import_files(record, "gdelt", [place / "first.csv"])
        (place / "first.csv").unlink()
        used = time.process_time()
        page(record, asked(random.Random(0)))  # noqa: S311 - makes the index of parties
        used, size = time.process_time() - used, (record.path / "parties.sqlite").stat().st_size
        stop: Event = multiprocessing.Event()
        answers: multiprocessing.Queue[Told] = multiprocessing.Queue()
        readers = [
            multiprocessing.Process(target=read, args=(str(record.path), number, stop, answers))
            for number in range(options.readers)
        ]
        for reader in readers:
            reader.start()
        end, files = time.monotonic() + options.seconds, 0
        while time.monotonic() < end:
            first = options.events + files * _ROWS
            write(place / "more.csv", _ROWS, seed=files + 100, first=first)
            import_files(record, "gdelt", [place / "more.csv"])
            files += 1
        stop.set()
        told = [answers.get() for _ in readers]
        for reader in readers:
            reader.join()
        held = record.info().imported
    took = sorted(t for one in told for t in one.took)
    errors = [error for one in told for error in one.errors]
    behind = [n for one in told for n in one.behind]
    print(f"{options.readers} readers beside {files} imports of {_ROWS:,} rows in {options.seconds} s")
    print(f"{options.events:,} events at the beginning, {held:,} at the end")
    print(f"the index of parties took {used:.0f} s of a core, and had {size / 1e6:,.0f} MB at the beginning")
    print(f"{len(took):,} pages, {len(errors)} errors {errors[:3]}")
    middle, most, slowest = statistics.median(took), took[int(0.95 * len(took))], took[-1]
    print(f"median {middle * 1e3:.0f} ms, 95th of 100 {most * 1e3:.0f} ms, slowest {slowest * 1e3:.0f} ms")
    late = sum(n > 0 for n in behind) / len(behind)
    print(f"{late:.0%} of the pages were behind the import, by {max(behind)} batches at most")


if __name__ == "__main__":
    main()
