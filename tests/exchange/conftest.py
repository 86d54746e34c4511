"""A record of its own for each test, with a clock that stands still."""

from datetime import UTC, datetime

import pytest

from dragoman.record import Record

MOMENT = datetime(2030, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def record(tmp_path):
    return Record.open(tmp_path / "record", clock=lambda: MOMENT)
