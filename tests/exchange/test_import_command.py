"""`dragoman import` and `dragoman quarantine` as a user calls them."""

import json

import made
import pytest

from dragoman.cli import main


@pytest.fixture
def run(tmp_path, capsys):
    def call(*arguments):
        code = main([*map(str, arguments), "--record", str(tmp_path / "record")])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_import_says_what_it_did(run, tmp_path):
    rows = [made.row("icews", n) for n in range(3)] + [{**made.row("icews", 9), "Latitude": "95"}]
    path = made.write(tmp_path / "events.tab", "icews", rows)

    code, out, err = run("import", "icews", path)
    assert code == 1
    assert out == "read 4  kept 3  quarantined 1  duplicate 0  repaired 0\n"
    assert "rows in quarantine: 1." in err

    code, out, _ = run("import", "icews", path, "--json")
    assert code == 1
    told = json.loads(out)
    assert (told["read"], told["kept"], told["duplicate"], told["quarantined"]) == (4, 0, 3, 1)
    assert told["files"][0]["file"] == str(path)


def test_quarantine_shows_line_and_reason(run, tmp_path):
    path = made.write(tmp_path / "e.tab", "icews", [{**made.row("icews"), "Latitude": "95"}])
    run("import", "icews", path)

    code, out, _ = run("quarantine")
    assert code == 0
    assert out == "        1  e.tab, Latitude: it is over 90 (refused; the first in line 2)\n"
    _, out, _ = run("quarantine", "--file", "e.tab", "--line", 2)
    assert out.startswith("e.tab:2, Latitude: it is over 90: '95' (refused)\n    1000\t2018-06-01")
    _, out, _ = run("quarantine", "--json")
    assert json.loads(out)[0]["number"] == 1


def test_a_wrong_source_is_a_wrong_call(run, tmp_path):
    code, _, err = run("import", "cameo", tmp_path / "f")
    assert code == 2
    assert "Name one of gdelt, icews, polecat, acled" in err


def test_a_missing_file_is_named(run, tmp_path):
    code, out, err = run("import", "icews", tmp_path / "none.tab")
    assert code == 1
    assert "none.tab: there is no such file" in err
    assert out.startswith("read 0")
