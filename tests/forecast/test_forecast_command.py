"""The command line: questions, what-if, ledger, benchmark; wrong calls are told and end with 2."""

import json
from pathlib import Path

import pytest

from commands import Run

VISIT = "BLR CONSULT/visit PRK"


def test_a_question_is_answered_without_any_record(run: Run) -> None:
    told = run("forecast", VISIT, "--by", "2026-06-30", "--as-of", "2026-01-01", "--json")

    found = json.loads(told.out)
    assert told.code == 0
    assert found["interval"][0] <= found["probability"] <= found["interval"][1]


def test_in_words(run: Run) -> None:
    told = run("forecast", "any SANCTION of EU on GEO within 90 days", "--as-of", "2026-01-01")

    assert "probability" in told.out
    assert "base rate" in told.out
    assert "The record holds no SANCTION by EU towards GEO" in told.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("forecast", "nonsense"),
        ("forecast", VISIT),
        ("forecast", VISIT, "--by", "soon"),
        ("forecast", "resolve", "nope", "--as", "yes", "--because", "Why."),
        ("forecast", "what-if", VISIT, "--on", "2020-01-01"),
        ("forecast", "benchmark"),
    ],
)
def test_wrong_calls(run: Run, arguments: tuple[str, ...]) -> None:
    told = run(*arguments)

    assert told.code == 2
    assert told.out == ""
    assert told.err


def test_ask_keep_list_overrule_and_score(run: Run, tmp_path: Path) -> None:
    run("forecast", VISIT, "--by", "2026-06-30", "--as-of", "2026-01-01", "--keep")
    (entry,) = json.loads(run("forecast", "questions", "--json").out)
    assert entry["question"]["criterion"].startswith("at least one event coded CONSULT/visit")

    run("forecast", "resolve", entry["id"], "--as", "no", "--because", "Nothing was announced.")
    board = json.loads(run("forecast", "scoreboard", "--json", "--svg", tmp_path / "r.svg").out)

    assert board["scored"] == 1
    assert board["brier"] == pytest.approx(entry["forecasts"][0]["probability"] ** 2)
    assert (tmp_path / "r.svg").read_text("utf-8").startswith("<svg")


def test_what_if_warns(run: Run) -> None:
    told = run("forecast", "what-if", VISIT, "--on", "2026-03-01", "--as-of", "2026-02-01")

    assert told.code == 0
    assert "PRK CONSULT BLR" in told.out
    assert "association under a model" in told.out


def test_the_benchmark_prints_the_object_of_the_contract(run: Run, graph: Path) -> None:
    told = run(
        "forecast", "benchmark", "--data", graph, "--split", "valid", "--model", "persistence", "--json"
    )

    found = json.loads(told.out)
    assert told.code == 0
    assert {row["protocol"] for row in found["models"]} == {"single-step", "multi-step"}
    assert "persistence, single-step" in told.err


def test_a_missing_folder_is_told(run: Run, tmp_path: Path) -> None:
    told = run("forecast", "benchmark", "--data", tmp_path / "none")

    assert told.code == 1
    assert "there is no such folder" in told.err
