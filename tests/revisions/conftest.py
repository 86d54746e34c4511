"""A record with one report in it."""

import pytest

from dragoman.record import Record
from dragoman.revisions import Author
from readings import Clock
from told import TEXT_OF_A_REQUEST, told

ACTS = [
    {"trigger": "asked", "type": "REQUEST", "mode": "assist", "actors": {"NOR": "the Norwegian minister"},
     "recipients": {"SWE": "Sweden"}},
    {"trigger": "met", "actors": {"NOR": "the Norwegian minister", "SWE": "Sweden"}},
]  # fmt: skip


@pytest.fixture
def record(tmp_path):
    record = Record.open(tmp_path / "record", clock=Clock())
    record.keep(*told("doc", TEXT_OF_A_REQUEST, ACTS))
    return record


@pytest.fixture
def author():
    return Author("Kari", "the text says otherwise")
