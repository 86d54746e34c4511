"""Test sets of our own, laid out as the public ones."""

from pathlib import Path

import pytest

from evaluate.own_texts import write_sets


@pytest.fixture(scope="session")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that `--data` can name."""
    return write_sets(tmp_path_factory.mktemp("sets"))
