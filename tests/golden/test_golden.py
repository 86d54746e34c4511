"""The twelve articles of this folder by the whole pipeline, held to floors below what is reached today."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from training_scripts import SHARED, load_script

HERE = Path(__file__).parent
SCORER = SHARED / "eval" / "score_dossier.py"

FLOORS = {
    "statements": 0.88,
    "mechanisms": 0.80,
    "predictions": 0.85,
    "rhetoric": 0.55,
    "commitments": 0.55,
    "conflicts": 0.50,
}


def test_answers_cut_words_out_of_their_articles():
    for file in sorted(HERE.glob("*.json")):
        text, answers = file.with_suffix(".txt").read_text("utf-8"), json.loads(file.read_text("utf-8"))
        words = [s["content"] for s in answers["statements"]]
        words += [
            x["evidence"] for k in ("commitments", "mechanisms", "predictions", "checks") for x in answers[k]
        ]
        assert [w for w in words if w not in text] == [], file.name


@pytest.mark.shared
@pytest.mark.skipif(not SCORER.exists(), reason="the shared scorer is not beside the checkout")
def test_floors(tmp_path):
    by_pipeline = load_script("evaluate_dossier").by_pipeline
    for file in sorted(HERE.glob("*.json")):
        published = json.loads(file.read_text("utf-8"))["given_published"]
        (tmp_path / file.name).write_text(by_pipeline(file.with_suffix(".txt"), published), "utf-8")
    run = subprocess.run(
        [sys.executable, str(SCORER), str(HERE), str(tmp_path), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    scores = json.loads(run.stdout)

    assert {name: scores[name]["f1"] for name in FLOORS if scores[name]["f1"] < FLOORS[name]} == {}
    assert scores["conflicts"]["p"] >= 0.8
    assert scores["perspective"]["hit"] >= 8
    assert scores["spans inside the text"]["hit"] == 12
