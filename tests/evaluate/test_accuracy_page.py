"""docs/accuracy.md has a place for every table that its script writes, and no other."""

import importlib.util
import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman.coding import LexiconCoder
from dragoman.evaluate import evaluate

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy", ROOT / "scripts" / "accuracy.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def measured(script: ModuleType, sets: Path) -> Mapping[str, Any]:
    names = {about for about, _ in script.TABLES.values()}
    results = {name: evaluate(name, sets, LexiconCoder()) for name in names}
    return {name: script.Measured(result, result) for name, result in results.items()}


def test_every_table_has_its_place(script: ModuleType) -> None:
    page = (ROOT / "docs/accuracy.md").read_text("utf-8")
    assert re.findall(r"<!-- figures: ([\w-]+) -->", page) == list(script.TABLES)


def test_only_what_stands_between_the_marks_is_written(
    script: ModuleType, measured: Mapping[str, Any]
) -> None:
    page = "Before.\n\n<!-- figures: events -->\n\nold\n\n<!-- end -->\n\nAfter: old.\n"
    written = script.filled(page, measured)
    assert written.startswith("Before.\n\n<!-- figures: events -->\n\n| ")
    assert written.endswith(" |\n\n<!-- end -->\n\nAfter: old.\n")
    assert "| event types, F1 (precision, recall) | 0.90 (" in written
    assert script.filled(written, measured) == written
