import json
from pathlib import Path

from commands import Run
from dragoman.record import Record
from readings import reading


def fill(home: Path) -> Record:
    record = Record.open(home)
    record.keep_many((reading(number) for number in range(6)), batch=3)
    return record


def test_info_says_how_much_is_kept(run: Run, home: Path) -> None:
    fill(home)
    answer = run("record", "info")

    assert answer.code == 0
    assert f"record     {home}\n" in answer.out
    assert "documents  6\n" in answer.out
    assert "events     6\n" in answer.out
    assert "batches    2 (" in answer.out
    assert "index      none" in answer.out


def test_info_as_json(run: Run, home: Path) -> None:
    fill(home)
    found = json.loads(run("record", "info", "--json").out)

    assert (found["documents"], found["dossiers"], found["mentions"], found["batches"]) == (6, 6, 6, 2)
    assert found["path"] == str(home)
    assert found["index_behind"] is None


def test_rebuild_makes_the_index(run: Run, home: Path) -> None:
    fill(home)

    assert "index      up to date" in run("record", "rebuild").out
    assert json.loads(run("record", "info", "--json").out)["index_behind"] == 0


def test_verify_of_a_whole_record(run: Run, home: Path) -> None:
    fill(home)
    (home / "manifest/00000003.json.0.tmp").write_text("half")
    answer = run("record", "verify")

    assert answer.code == 0
    assert answer.out == f"whole: {home}\n"
    assert "harmless" in answer.err
    assert json.loads(run("record", "verify", "--json").out)["whole"] is True


def test_verify_names_each_damage_with_place_and_remedy(run: Run, home: Path) -> None:
    record = fill(home)
    lost = next(record.path.glob("batches/00000001-mentions-*"))
    lost.unlink()
    answer = run("record", "verify")

    assert answer.code == 1
    assert answer.out == "damaged in 1 place\n"
    assert f"damaged: {lost}: this file of a committed batch is missing. Restore it" in answer.err
    (problem,) = json.loads(run("record", "verify", "--json").out)["problems"]
    assert problem["where"] == str(lost)


def test_there_is_nothing_to_look_after_without_a_record(run: Run, home: Path) -> None:
    for verb in ("info", "verify", "rebuild"):
        answer = run("record", verb)
        assert answer.code == 1
        assert f"{home}: there is no record here" in answer.err
        assert not home.exists()


def test_another_record_can_be_named(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "mine")

    assert "documents  6" in run("record", "info", "--record", tmp_path / "mine").out
