from pathlib import Path

import duckdb
import pytest

from dragoman.record import Record
from readings import SECOND, reading


@pytest.fixture
def record(record: Record) -> Record:
    record.keep_many((reading(number) for number in range(10)), batch=3)
    return record


def test_an_index_changes_no_answer(record: Record) -> None:
    before = record.content_hash(), record.events(), record.documents()
    record.rebuild()

    assert record.info().index_behind == 0
    assert (record.content_hash(), record.events(), record.documents()) == before


def test_what_came_after_the_index_is_seen_too(record: Record) -> None:
    record.rebuild()
    record.keep(*reading(11))
    record.keep(*reading(1, SECOND))

    assert record.info().index_behind == 2
    assert len(record.documents()) == 11
    assert record.events(document="doc-0001")[0].provenance.coder == SECOND


def test_a_lost_index_is_rebuilt(record: Record) -> None:
    record.rebuild()
    before = record.content_hash()
    (record.path / "index.duckdb").unlink()

    assert record.info().index_behind is None
    assert record.content_hash() == before
    assert record.rebuild().index_behind == 0
    assert record.verify() == []


def test_the_index_really_answers(record: Record) -> None:
    """Were the index not read, a change in it would not show."""
    record.rebuild()
    with duckdb.connect(str(record.path / "index.duckdb")) as connection:
        connection.execute("DELETE FROM mentions")

    assert record.events() == []
    assert "the index does not hold the mentions" in " ".join(problem.what for problem in record.verify())


def test_leftovers_are_removed_but_not_what_may_be_all_that_is_left_of_a_batch(record: Record) -> None:
    batches = record.path / "batches"
    last = record.info().batches
    removed = [
        batches / "00000001-documents-0123456789ab.parquet",
        batches / "00000001-documents-0123456789ab.parquet.00.tmp",
        record.path / "index.duckdb.00.tmp.wal",
        record.path / "manifest" / f"{last + 1:08}.json.00.tmp",
    ]
    kept = batches / f"{last + 1:08}-documents-0123456789ab.parquet"
    for path in (*removed, kept):
        path.write_bytes(b"half")
    record.rebuild()

    assert [path for path in removed if path.exists()] == []
    assert kept.exists()


def test_a_writer_brings_the_index_up_from_time_to_time(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_RECORD_INDEX_BATCHES", "3")
    behind = []
    for number in range(20, 28):
        record.keep(*reading(number))
        behind.append(record.info().index_behind)

    assert behind == [None, 0, 1, 2, 0, 1, 2, 0]
    assert record.verify() == []
    before = record.content_hash()
    record.rebuild()
    assert record.content_hash() == before


def test_an_index_that_cannot_be_extended_costs_no_reading(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_RECORD_INDEX_BATCHES", "1")
    (record.path / "index.duckdb").mkdir()

    assert record.keep(*reading(20)).added
    assert len(record.documents()) == 11


def test_an_index_that_is_damaged_is_built_from_nothing(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.rebuild()
    (record.path / "index.duckdb").write_bytes(b"no database" * 1000)
    monkeypatch.setenv("DRAGOMAN_RECORD_INDEX_BATCHES", "1")
    record.keep(*reading(20))

    assert record.info().index_behind == 0
    assert record.verify() == []


def test_an_empty_record_can_be_rebuilt_and_read(tmp_path: Path) -> None:
    record = Record.open(tmp_path / "record")
    record.rebuild()

    assert record.events() == []
    assert record.verify() == []
    assert record.info().documents == 0
