"""Dates of documents that nothing was tuned on, held to a floor below what is reached today."""

import gzip
import json

import pytest

from training_scripts import SHARED, load_script

DATES = SHARED / "claims" / "gum_dates.jsonl.gz"


@pytest.mark.shared
@pytest.mark.skipif(not DATES.exists(), reason="the shared dates are not beside the checkout")
def test_dates_of_the_other_half_of_gum():
    documents: dict[str, list[dict[str, object]]] = {}
    with gzip.open(DATES, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            documents.setdefault(row["doc"], []).append(row)
    measure = load_script("evaluate_times")
    judged = [one for name in sorted(documents)[1::2] for one in measure.gum(documents[name])]

    assert sum(good for good, _ in judged) / len(judged) >= 0.90
