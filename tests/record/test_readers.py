"""Readers while others write: what they see is one state of the record, whole."""

import subprocess
import sys
from pathlib import Path

from dragoman.record import Record
from readings import reading

WRITER = """
import sys
from pathlib import Path
from dragoman.record import Record
from readings import reading
record = Record.open(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), int(sys.argv[3]), 2):
    record.keep_many([reading(number), reading(number + 1)])
    if number % 10 == 0:
        record.rebuild()
"""


def writer(path: Path, first: int, end: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", WRITER, str(path), str(first), str(end)]
    return subprocess.Popen(command, env={"PYTHONPATH": str(Path(__file__).parents[1])})


def test_a_snapshot_stays_as_it_was(record: Record) -> None:
    record.keep(*reading(1))
    with record.snapshot() as snapshot:
        record.keep(*reading(2))
        record.rebuild()
        record.keep(*reading(3))

        assert snapshot.rows("SELECT count(*) AS n FROM dossiers") == [{"n": 1}]
    assert len(record.documents()) == 3


def test_readers_see_whole_batches_while_two_processes_write(record: Record) -> None:
    """Each batch brings two documents, so that an odd number would be half a batch."""
    writers = [writer(record.path, 0, 40), writer(record.path, 20, 60)]
    counts = []
    while any(process.poll() is None for process in writers):
        with Record.open(record.path).snapshot() as snapshot:
            (row,) = snapshot.rows(
                "SELECT (SELECT count(*) FROM documents) AS documents,"
                " (SELECT sum(events) FROM dossiers) AS promised, (SELECT count(*) FROM mentions) AS found"
            )
        counts.append(row["documents"])
        assert row["documents"] % 2 == 0
        assert (row["promised"] or 0) == row["found"]

    assert [process.returncode for process in writers] == [0, 0]
    assert counts == sorted(counts)
    assert record.verify() == []
    assert [document.id for document in sorted(record.documents(), key=lambda d: d.id)] == [
        f"doc-{number:04}" for number in range(60)
    ]
