"""A hundred sentences with one thing changed: most changes are flagged, and hardly anything untouched."""

from training_scripts import load_script


def test_changes_are_flagged_and_true_sentences_are_not():
    script = load_script("evaluate_perturbations")
    changes = list(script.changes())
    flagged = sum(bool(script.conflicts(c.wrong, c.published)) for c in changes)
    alarms = [c.right for c in changes if script.conflicts(c.right, c.published)]

    assert len(changes) == 100
    assert flagged >= 90
    assert len(alarms) <= 1, alarms
