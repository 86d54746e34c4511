"""Lines and rows as they stand in the file: the quick look at a block and the close one agree."""

import hashlib
import io

import made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.contracts import contract
from dragoman.exchange import import_files
from dragoman.exchange._lines import _clean, _line, blocks

_CONTROLS = [b"\r", b"\x00", b"\x1f", b"\x7f"]
_ENCODED = [b"\xc3\xa9", b"\xe9", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xef\xbf\xbd"]
piece = st.sampled_from([b"a", b"\t", b" ", b"\n", b"\n\n", b"\r\n", b"x" * 30, *_CONTROLS, *_ENCODED])


@settings(max_examples=400, deadline=None)
@given(st.lists(piece, max_size=12).map(b"".join))
def test_a_block_is_passed_on_whole_only_if_each_line_would_be(data):
    lines = (data + b"\n").replace(b"\r\n", b"\n")[:-1].split(b"\n")
    found = [(n, _line(line, n, ("utf-8",))) for n, line in enumerate(lines, 1) if line]
    block = _clean(data + b"\n", 1, ("utf-8",), blank=False)
    assert block.data == b"".join(line + b"\n" for _, line in found if isinstance(line, bytes))
    assert list(block.numbers) == [n for n, line in found if isinstance(line, bytes)]
    assert block.refused == [line for _, line in found if not isinstance(line, bytes)]


def test_a_line_that_is_too_long_is_refused_wherever_the_block_ends(monkeypatch):
    monkeypatch.setattr("dragoman.exchange._lines._LONGEST", 10)
    for size in (5, 12, 100):
        monkeypatch.setattr("dragoman.exchange._lines._BLOCK", size)
        found = list(blocks(io.BytesIO(b"short\n" + b"x" * 30 + b"\nlast\n"), ("utf-8",)))
        assert b"".join(block.data for block in found) == b"short\nlast\n"
        assert [r.line for block in found for r in block.refused] == [2]


def _md5(text):
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("source", made.SOURCES)
def test_the_digest_is_that_of_the_row_in_the_order_of_the_contract(record, tmp_path, source):
    rows = [made.row(source, number) for number in range(3)]
    import_files(record, source, [made.write(tmp_path / "f", source, rows)])
    found = record.query(f"SELECT digest FROM imported_{source} ORDER BY line").to_pylist()  # noqa: S608
    names = contract(source).names
    texts = ["\x1f".join(row[name] for name in names) for row in rows]
    assert [row["digest"] for row in found] == [_md5(text) for text in texts]


def test_the_digest_does_not_hang_on_the_layout(record, tmp_path):
    row = made.row("icews")
    names = [*contract("icews").names]
    swapped = [*names[2:], *names[:2]]
    plain = made.write(tmp_path / "plain", "icews", [row])
    other = tmp_path / "other"
    other.write_text("\t".join(swapped) + "\n" + "\t".join(row[n] for n in swapped) + "\n")
    import_files(record, "icews", [plain])
    assert import_files(record, "icews", [other]).total("duplicate") == 1


def test_rows_of_very_many_bytes_are_not_gathered(record, tmp_path, monkeypatch):
    monkeypatch.setattr("dragoman.exchange._import._LARGEST", 50_000)
    monkeypatch.setattr("dragoman.exchange._lines._BLOCK", 20_000)
    rows = [made.row("gdelt", n, SOURCEURL="https://news.example/" + "x" * 9_000) for n in range(40)]
    report = import_files(record, "gdelt", [made.write(tmp_path / "f", "gdelt", rows)])
    assert report.total("kept") == 40
    assert record.batches() > 5
