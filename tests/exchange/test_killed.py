"""Imports that are killed at any moment: what was kept is whole, and the next import brings the rest.

`DRAGOMAN_TEST_KILLS` says how many times; the figure in the docs is of 200.
"""

import multiprocessing
import os
import random

import made
import pytest

import doomed_import
from dragoman.exchange import import_files
from dragoman.record import Record

KILLS = int(os.environ.get("DRAGOMAN_TEST_KILLS", "10"))
ROWS = 4_000

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(
        "forkserver" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork"
    ),
]


def until_it_writes(process, place):
    """Wait until a batch more is there than before, or the process has ended."""
    before = len(list(place.rglob("*.parquet")))
    while process.is_alive() and len(list(place.rglob("*.parquet"))) <= before:
        process.join(0.01)


def test_killed_at_any_moment(tmp_path, monkeypatch):
    path = made.write(tmp_path / "events.tab", "icews", [made.row("icews", n) for n in range(ROWS)])
    whole = Record.open(tmp_path / "whole")
    import_files(whole, "icews", [path])
    expected = whole.content_hash()
    monkeypatch.setenv("DRAGOMAN_IMPORT_BATCH_ROWS", "100")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["doomed_import", "dragoman.record._record", "duckdb", "pyarrow.parquet"])
    chance = random.Random(6)  # noqa: S311
    place, kept, killed, partly = tmp_path / "record0", 0, 0, 0
    while killed < KILLS:
        process = server.Process(target=doomed_import.run, args=(str(place), str(path)))
        process.start()
        if killed % 2:
            process.join(chance.uniform(0, 3))
        else:  # a slow machine meets the middle of an import as surely as a fast one
            until_it_writes(process, place)
            process.join(chance.uniform(0, 0.1))
        killed += process.is_alive()
        process.kill()
        process.join()
        if not (place / "record.json").exists():
            continue
        record = Record.open(place, create=False)
        counted = "SELECT count(*) AS rows, count(DISTINCT key) AS keys FROM imported"
        (found,) = record.query(counted).to_pylist()
        assert found["rows"] == found["keys"] >= kept, "something is there twice, or something kept is lost"
        assert [problem for problem in record.verify() if not problem.harmless] == []
        kept = found["rows"]
        partly += 0 < kept < ROWS
        if kept == ROWS:  # all is there: the next ones start from nothing
            assert record.content_hash() == expected
            place, kept = place.with_name(f"record after {killed}"), 0
    import_files(Record.open(place), "icews", [path])
    assert Record.open(place).content_hash() == expected
    assert partly, "no kill met an import in the middle"
