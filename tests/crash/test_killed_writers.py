"""A writer of the record is killed at random moments: nothing it acknowledged is lost, nothing is torn.

It is killed at a random call to the system, so that every step of a commit is met and not only the slowest,
or after a random time, which meets what no list of calls foresees. What `keep_many` has returned for counts
as acknowledged.
"""

import multiprocessing
import random
import time
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from doomed import AT_ONCE, DOCUMENTS, write
from dragoman.record import Record
from readings import reading

SEEDS, KILLS_A_SEED = 6, 10
CALLS = 70
"""A run to the end makes a few more than these calls."""

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(
        "forkserver" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork"
    ),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The content hash of a record that was written without a kill."""
    record = Record.open(tmp_path_factory.mktemp("whole") / "record")
    record.keep_many(reading(number) for number in range(DOCUMENTS))
    return record.content_hash()


@pytest.fixture(scope="module")
def server() -> ForkServerContext:
    """What starts a process in a moment, because it has the slow libraries in memory already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["dragoman.record._record", "duckdb", "pyarrow.dataset", "pyarrow.parquet"]
    )
    return context


def check(path: Path, told: Path) -> None:
    """Hold what is in the record against what was acknowledged."""
    acknowledged = set(told.read_text().split()) if told.exists() else set()
    if not (path / "record.json").exists():
        assert acknowledged == set()
        return
    record = Record.open(path, create=False)
    assert [problem for problem in record.verify() if not problem.harmless] == []
    kept = [row["document_id"] for row in record.query("SELECT document_id FROM documents").to_pylist()]
    assert acknowledged <= set(kept), "something acknowledged is lost"
    assert len(kept) == len(set(kept)), "something is there twice"
    assert len(kept) % AT_ONCE == 0, "half a batch is there"


@pytest.fixture(autouse=True)
def _index_after_every_other_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the writer bring its index up again and again, so that it is killed in that too."""
    monkeypatch.setenv("DRAGOMAN_RECORD_INDEX_BATCHES", "2")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_killed_writer_loses_and_tears_nothing(
    tmp_path: Path, whole: str, server: ForkServerContext, seed: int
) -> None:
    """Each kill meets what those before it have left; then a run to the end gives the content of a whole."""
    chance = random.Random(seed)  # noqa: S311 - the same kills every time
    path, told = tmp_path / "record", tmp_path / "told"
    killed = 0
    while killed < KILLS_A_SEED:
        at_a_call = chance.random() < 0.8
        fatal = chance.choice((1, -1)) * chance.randint(1, CALLS) if at_a_call else 0
        process = server.Process(target=write, args=(path, told, fatal))
        process.start()
        if not at_a_call:
            time.sleep(chance.uniform(0.05, 0.3))
            process.kill()
        process.join()
        killed += process.exitcode == -9
        check(path, told)
        if process.exitcode == 0:  # the writer was done before its time: all over again
            path, told = tmp_path / f"record-{killed}", tmp_path / f"told-{killed}"

    finished = server.Process(target=write, args=(path, told, 0))
    finished.start()
    finished.join()
    assert finished.exitcode == 0
    record = Record.open(path, create=False)
    assert record.content_hash() == whole
    assert record.verify() == []
