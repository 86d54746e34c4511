"""The figures of the docs do not fall: merging beats the rule of equal attributes on pairs not tuned on."""

import sys
from pathlib import Path

import pytest

from dragoman.merging import Merger

TRAINING = Path(__file__).parents[2] / "training"
GOLD = TRAINING.parents[1] / "shared" / "corpus" / "gold.jsonl"


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.exists(), reason="the shared corpus is not beside the checkout")
def test_annotated_pairs_of_odd_years(monkeypatch):
    monkeypatch.syspath_prepend(str(TRAINING))
    sys.modules.pop("merging_pairs", None)
    import merging_pairs

    merger = Merger()
    merger.add_all(merging_pairs.mentions().values())
    event = {key: number for number, keys in enumerate(merger.events()) for key in keys}
    judged = [pair for pair in merging_pairs.pairs() if not pair.tuning and pair.same is not None]
    said = [(event[pair.one] == event[pair.other], pair.same) for pair in judged]
    both = sum(s and t for s, t in said)
    f1 = 2 * both / (sum(s for s, _ in said) + sum(t for _, t in said))
    over = sum(s and not t for s, t in said) / sum(not t for _, t in said)
    assert len(said) == 508
    assert f1 >= 0.73
    assert over <= 0.105


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.exists(), reason="the shared corpus is not beside the checkout")
def test_each_pair_is_of_two_texts_and_judged_once(monkeypatch):
    monkeypatch.syspath_prepend(str(TRAINING))
    sys.modules.pop("merging_pairs", None)
    import merging_pairs

    known, pairs = merging_pairs.mentions(), merging_pairs.pairs()
    assert len({frozenset((pair.one, pair.other)) for pair in pairs}) == len(pairs) == 1105
    assert all(known[pair.one].document != known[pair.other].document for pair in pairs)
    assert all(known[pair.one].type == known[pair.other].type for pair in pairs)
