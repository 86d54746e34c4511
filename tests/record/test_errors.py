"""A record that cannot be written or read: what, where, and what to do."""

import errno
import os
from pathlib import Path

import pytest

from dragoman.errors import RecordError
from dragoman.record import Record
from dragoman.record._lock import locked
from readings import reading


def test_a_record_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record here"):
        Record.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_file_where_a_directory_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")

    with pytest.raises(RecordError, match=r"is a file, not a directory.*Name another directory"):
        Record.open(tmp_path / "file" / "record")
    with pytest.raises(RecordError, match=r"is a file, not a directory.*Name another directory"):
        Record.open(tmp_path / "file")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "read-only disk"),
        (errno.EACCES, "may not be written"),
        (errno.EIO, "the system refused: Input/output error"),
    ],
)
def test_a_disk_that_refuses_a_write_loses_nothing(
    record: Record, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    record.keep(*reading(1))
    before = record.content_hash()

    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        with pytest.raises(RecordError, match=words) as caught:
            record.keep(*reading(2))
    assert caught.value.where
    assert caught.value.remedy

    assert record.content_hash() == before
    assert record.verify() == []
    assert record.keep(*reading(2)).added


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_directory_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(RecordError, match="may not be written"):
        Record.open(tmp_path / "record")


def test_a_writer_waits_for_another_one_and_then_says_so(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_RECORD_LOCK_SECONDS", "1")
    with locked(record.path / "lock", wait=0, task="testing"), pytest.raises(RecordError) as caught:
        record.keep(*reading(1))

    assert caught.value.what == "another process is writing to this record"
    assert record.keep(*reading(1)).added


def test_readers_do_not_wait_for_a_writer(record: Record) -> None:
    record.keep(*reading(1))

    with locked(record.path / "lock", wait=0, task="testing"):
        assert len(record.documents()) == 1
        assert record.verify() == []


def test_the_directory_of_the_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_HOME", str(tmp_path / "home"))

    assert Record.open().path == tmp_path / "home"
    assert Record.open(tmp_path / "named").path == tmp_path / "named"
