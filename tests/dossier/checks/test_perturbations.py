"""A hundred sentences with one thing changed: most changes are flagged, and hardly anything untouched."""

import importlib.util
from pathlib import Path
from types import ModuleType

SCRIPT = Path(__file__).parents[3] / "training" / "evaluate_perturbations.py"


def loaded() -> ModuleType:
    """The script that measures the checks, as a module."""
    spec = importlib.util.spec_from_file_location("evaluate_perturbations", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_changes_are_flagged_and_true_sentences_are_not():
    script = loaded()
    changes = list(script.changes())
    flagged = sum(bool(script.conflicts(c.wrong, c.published)) for c in changes)
    alarms = [c.right for c in changes if script.conflicts(c.right, c.published)]

    assert len(changes) == 100
    assert flagged >= 90
    assert len(alarms) <= 1, alarms
