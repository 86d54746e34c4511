"""Damage that a disk or a hand can do is found and named; in a whole record nothing is found."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman.errors import RecordError
from dragoman.record import Problem, Record
from readings import reading


@pytest.fixture
def record(record: Record) -> Record:
    for first in (1, 4, 7):
        record.keep_many(reading(number) for number in range(first, first + 3))
    record.rebuild()
    return record


def file(record: Record, pattern: str) -> Path:
    return next(iter(sorted(record.path.glob(pattern))))


def damage(record: Record) -> list[Problem]:
    """Return what a new process finds that is not harmless."""
    found = Record.open(record.path, create=False).verify()
    return [problem for problem in found if not problem.harmless]


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_a_whole_record_has_no_problem(record: Record) -> None:
    assert record.verify() == []


@pytest.mark.parametrize("table", ["documents", "dossiers", "mentions"])
def test_a_flipped_bit_is_found(record: Record, table: str) -> None:
    path = file(record, f"batches/00000002-{table}-*")
    flip(path, path.stat().st_size // 2)

    (problem,) = damage(record)
    assert problem.what == "its SHA-256 is not the one in the manifest"
    assert problem.where == str(path)
    assert "backup" in problem.remedy


def test_a_file_cut_short_is_found(record: Record) -> None:
    path = file(record, "batches/00000001-mentions-*")
    path.write_bytes(path.read_bytes()[:-20])

    (problem,) = damage(record)
    assert "bytes, and the manifest says" in problem.what


def test_a_missing_file_is_found(record: Record) -> None:
    path = file(record, "batches/00000003-dossiers-*")
    path.unlink()

    (problem,) = damage(record)
    assert problem.what == "this file of a committed batch is missing"


def test_a_missing_entry_of_the_manifest_is_found(record: Record) -> None:
    (record.path / "manifest/00000002.json").unlink()

    (problem,) = damage(record)
    assert "is missing, and later ones are there" in problem.what
    with pytest.raises(RecordError, match="lacks entry 2"):
        Record.open(record.path, create=False).keep(*reading(20))


def test_a_changed_entry_of_the_manifest_is_found(record: Record) -> None:
    path = record.path / "manifest/00000002.json"
    path.write_bytes(path.read_bytes().replace(b'"rows":3', b'"rows":4'))

    assert [problem.what for problem in damage(record)] == ["this entry of the manifest is damaged"]
    with pytest.raises(RecordError, match="damaged"):
        Record.open(record.path, create=False).documents()


def reseal(record: Record, batch: int, change: Callable[[dict[str, object]], None]) -> None:
    """Change an entry of the manifest and give it a seal that fits, as only a hand would."""
    path = record.path / f"manifest/{batch:08}.json"
    entry = json.loads(path.read_bytes().splitlines()[0])
    change(entry)
    line = json.dumps(entry).encode()
    path.write_bytes(line + b"\n" + sha256(line).hexdigest().encode() + b"\n")


def forge(record: Record, table: str, change: Callable[[list[dict[str, object]]], None]) -> None:
    """Rewrite the rows of a batch's table, and its entry with it."""
    path = file(record, f"batches/00000001-{table}-*")
    found = pq.read_table(path)
    rows = found.to_pylist()
    change(rows)
    pq.write_table(found.from_pylist(rows, schema=found.schema), path)

    def agree(entry: dict[str, object]) -> None:
        for part in entry["files"]:  # type: ignore[attr-defined]
            if part["name"] == path.name:
                data = path.read_bytes()
                part |= {"rows": len(rows), "bytes": len(data), "sha256": sha256(data).hexdigest()}

    reseal(record, 1, agree)


@pytest.mark.parametrize(
    ("table", "change", "what"),
    [
        ("documents", lambda rows: rows[0].update(text="other"), "SHA-256 that it was kept under"),
        ("documents", lambda rows: rows.pop(), "a dossier has no text"),
        ("dossiers", lambda rows: rows.pop(0), "an event has no dossier"),
        ("dossiers", lambda rows: rows.pop(), "a text has no dossier"),
        ("mentions", lambda rows: rows.pop(), "as many events as it says"),
    ],
)
def test_tables_that_do_not_fit_each_other_are_found(
    record: Record, table: str, change: Callable[[list[dict[str, object]]], None], what: str
) -> None:
    forge(record, table, change)
    (record.path / "index.duckdb").unlink()

    assert what in " ".join(problem.what for problem in damage(record))


def test_an_index_of_other_batches_is_found_and_passed_over(record: Record) -> None:
    before = record.content_hash()
    forge(record, "documents", lambda rows: rows[0].update(collected=None))

    assert "index" in " ".join(problem.what for problem in damage(record))
    assert Record.open(record.path).content_hash() == before


def test_an_index_that_is_no_database_is_found_and_passed_over(
    record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    before = record.content_hash()
    (record.path / "index.duckdb").write_bytes(b"no database" * 1000)

    (problem,) = damage(record)
    assert "the index cannot be read" in problem.what
    assert problem.remedy == "Run `dragoman record rebuild`."
    assert record.content_hash() == before
    assert "passed over" in caplog.text


def test_leftovers_of_a_killed_writer_are_named_and_harmless(record: Record) -> None:
    for name in (
        "batches/00000004-documents-0.parquet",
        "manifest/00000004.json.ab.tmp",
        "index.duckdb.c.tmp",
    ):
        (record.path / name).write_bytes(b"half")

    found = record.verify()
    assert len(found) == 3
    assert all(problem.harmless for problem in found)


def test_a_damaged_head_is_named(record: Record) -> None:
    (record.path / "record.json").write_text("{")

    with pytest.raises(RecordError, match="damaged, or no record's"):
        Record.open(record.path)


def test_a_missing_head_is_not_made_anew(record: Record) -> None:
    (record.path / "record.json").unlink()

    with pytest.raises(RecordError, match="the manifest beside it is not"):
        Record.open(record.path)


def test_a_record_of_a_newer_dragoman_is_left_alone(record: Record) -> None:
    reseal(record, 3, lambda entry: entry.update(version=99))
    with pytest.raises(RecordError, match=r"format 99.*Upgrade"):
        Record.open(record.path).documents()

    (record.path / "record.json").write_text('{"format": 99, "created": "2030-01-01T00:00:00+00:00"}')
    with pytest.raises(RecordError, match=r"format 99.*Upgrade"):
        Record.open(record.path)
