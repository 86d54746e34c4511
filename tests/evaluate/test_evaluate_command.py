"""`dragoman evaluate`: tables, JSON and pictures; what is missing or damaged is named."""

import hashlib
import json
from pathlib import Path
from xml.etree import ElementTree as ET

from commands import Run
from evaluate.own_texts import TEXTS


def test_the_table_names_data_and_coder(run: Run, sets: Path) -> None:
    answer = run("evaluate", "events", "--data", sets, "--coder", "lexicon")
    digest = hashlib.sha256((sets / "corpus/gold.jsonl").read_bytes()).hexdigest()
    assert answer.code == 0, answer.err
    assert f"corpus/gold.jsonl, dev: {len(TEXTS)} items, SHA-256 {digest}" in answer.out
    assert "coder  lexicon" in answer.out
    assert "commonest confusions:" in answer.out
    assert "expected calibration error" in answer.out


def test_without_a_name_every_set_is_measured(run: Run, sets: Path) -> None:
    answer = run("evaluate", "--data", sets, "--coder", "lexicon", "--json")
    first, second = json.loads(answer.out)
    assert answer.code == 0
    assert (first["name"], second["name"]) == ("events", "plover-sentences")
    assert first["figures"]["type"]["annotated"] == sum(len(events) for _, events in TEXTS)
    assert sum(map(sum, first["confusion"]["counts"])) >= first["figures"]["type"]["annotated"]
    assert second["figures"]["accuracy"] == {"value": 0.75, "right": 3, "of": 4}
    assert first["coder"]["model"] == second["coder"]["model"] == "lexicon"


def test_pictures_are_drawn(run: Run, sets: Path, tmp_path: Path) -> None:
    answer = run("evaluate", "events", "--data", sets, "--coder", "lexicon", "--plots", tmp_path / "img")
    assert answer.code == 0, answer.err
    drawn = sorted(file.name for file in (tmp_path / "img").iterdir())
    assert drawn == ["events-confusion.svg", "events-reliability.svg"]
    root = ET.parse(tmp_path / "img" / drawn[0]).getroot()  # noqa: S314 - our own
    titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert "CONSULT → CONSULT: 2 (100% of the row)" in titles


def test_a_set_that_is_not_there_is_named_and_the_rest_goes_on(run: Run, sets: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(sets / "corpus")
    answer = run("evaluate", "--data", tmp_path, "--coder", "lexicon")
    assert answer.code == 1
    assert "plv_train.jsonl: the test set plover-sentences is not there. Name the folder" in answer.err
    assert "events: who did what to whom" in answer.out


def test_a_damaged_line_is_named(run: Run, sets: Path, tmp_path: Path) -> None:
    file = tmp_path / "corpus" / "gold.jsonl"
    file.parent.mkdir()
    sound = (sets / "corpus" / "gold.jsonl").read_text("utf-8").splitlines()[0]
    for line, told in (
        (sound[:40], "Invalid JSON"),
        (sound.replace("2024-03-11", "today", 1), "published: Input should be"),
        (sound.replace("CONSULT", "TALK"), "events.0.type: Value error, 'TALK' is no type of this test set"),
    ):
        file.write_text(f"\n{line}\n", "utf-8")
        answer = run("evaluate", "events", "--data", tmp_path, "--coder", "lexicon")
        assert answer.code == 1
        assert "gold.jsonl, line 2" in answer.err
        assert told in answer.err


def test_a_wrong_call_is_told_before_anything_is_measured(run: Run, sets: Path) -> None:
    for wrong in (["nothing"], ["events", "--split", "test"], ["events", "--coder", "crystal ball"]):
        answer = run("evaluate", *wrong, "--data", sets)
        assert (answer.code, answer.out) == (2, ""), wrong
        assert "Choose" in answer.err
