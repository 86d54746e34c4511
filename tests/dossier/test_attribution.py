"""Attribution in sentences annotated for it, held to floors below what is reached today."""

from collections import Counter

import pytest

from training_scripts import SHARED, TRAINING, load_script


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not beside the checkout")
def test_annotated_sentences_of_the_corpora():
    measure = load_script("evaluate_attribution")
    score = measure.Score("ours", Counter())
    for gold in measure.annotated(SHARED, TRAINING / "annotations" / "attribution.jsonl"):
        measure.judge(gold, score, whole=False, misses=False)
    hit, said, wanted = (score.counts[k] for k in ("hit", "said", "wanted"))

    assert score.counts["sentences"] == 150
    assert 2 * hit / (said + wanted) >= 0.80
    assert score.counts["speaker"] / score.counts["found"] >= 0.85
