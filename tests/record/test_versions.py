"""Records that earlier versions wrote are read, written to and searched like those of today.

`data/version-N.zip` holds a record written by the code of that version: readings 0 to 5 of `readings.py` by
the first coder in two batches, reading 2 by the second in a third, and an index. A new version of the tables
needs such a file of the one before it.
"""

import zipfile
from pathlib import Path

import pytest

from dragoman.record import IMPORTED, Record
from dragoman.record._manifest import VERSION
from readings import SECOND, reading

DATA = Path(__file__).parent / "data"
VERSIONS = range(1, VERSION)
HASHES = dict.fromkeys((1, 2), "c769b30a4f6179c810f8c184bbd84b4978051c798d260d1bd71d5ea1eab4528b")
"""The content hash that each version itself gave its record."""


@pytest.fixture(params=VERSIONS)
def old(request, tmp_path):
    with zipfile.ZipFile(DATA / f"version-{request.param}.zip") as archive:
        archive.extractall(tmp_path / "record")
    return request.param, tmp_path / "record"


def test_there_is_a_record_of_each_earlier_version():
    assert {path.name for path in DATA.glob("*.zip")} == {f"version-{n}.zip" for n in VERSIONS}


def test_it_is_read_as_it_was_written(old):
    version, path = old
    record = Record.open(path, create=False)
    assert record.content_hash() == HASHES[version]
    assert len(record.documents()) == 6
    assert len(record.events()) == 6
    assert record.dossier("doc-0002").coder == SECOND
    assert [p for p in record.verify() if not p.harmless and "index" not in p.where] == []
    for table in ("revisions", "quarantine", "assignments", *IMPORTED):
        assert record.query(f"FROM {table}").num_rows == 0


def test_it_is_written_to(old):
    _, path = old
    record = Record.open(path, create=False)
    assert not record.keep(*reading(3)).added
    assert record.keep(*reading(7)).added
    assert len(Record.open(path).documents()) == 7


def test_an_index_of_old_is_passed_over_and_built_anew(old):
    _, path = old
    record = Record.open(path, create=False)
    before = record.content_hash()
    assert record.rebuild().index_behind == 0
    assert record.verify() == []
    assert record.content_hash() == before
