"""The docs name every check."""

from pathlib import Path

from dragoman.dossier.checks import CHECKS


def test_every_check_is_in_the_docs():
    text = (Path(__file__).parents[3] / "docs" / "layers.md").read_text(encoding="utf-8")

    missing = [c.__module__ for c in CHECKS if f"| `{c.__module__.rpartition('.')[2]}` |" not in text]

    assert missing == []
