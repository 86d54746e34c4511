"""A record to write to."""

from pathlib import Path

import pytest

from dragoman.record import Record
from readings import Clock


@pytest.fixture
def clock() -> Clock:
    """A clock of the test's own."""
    return Clock()


@pytest.fixture
def record(tmp_path: Path, clock: Clock) -> Record:
    """An empty record."""
    return Record.open(tmp_path / "record", clock=clock)
