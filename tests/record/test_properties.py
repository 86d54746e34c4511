"""The record is a set of readings: neither order, nor batches, nor repetitions show in its content."""

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.record import Record
from readings import FIRST, SECOND, reading

READINGS = [reading(number, coder) for number in range(4) for coder in (FIRST, SECOND)]


@cache
def plainly_kept() -> tuple[str, list[str], list[str]]:
    return kept(list(range(len(READINGS))), [], False)


def kept(order: list[int], batches: list[int], rebuilt: bool) -> tuple[str, list[str], list[str]]:
    """Keep readings in an order and in batches; return what the record then holds."""
    with tempfile.TemporaryDirectory() as directory:
        record = Record.open(Path(directory) / "record")
        waiting = [READINGS[number] for number in order]
        for size in batches:
            record.keep_many(waiting[:size], batch=size)
            del waiting[:size]
        record.keep_many(waiting)
        if rebuilt:
            record.rebuild()
        assert record.verify() == []
        ids = [document.id for document in record.documents()]
        events = record.query("SELECT event_id FROM mentions").to_pydict()["event_id"]
        return record.content_hash(), sorted(ids), sorted(events)


@settings(max_examples=12, deadline=None)
@given(
    order=st.permutations(range(len(READINGS))),
    repeated=st.lists(st.sampled_from(range(len(READINGS))), max_size=4),
    batches=st.lists(st.integers(1, 5), max_size=4),
    rebuilt=st.booleans(),
)
def test_order_batches_and_repetitions_do_not_show(
    order: list[int], repeated: list[int], batches: list[int], rebuilt: bool
) -> None:
    assert kept([*order, *repeated], batches, rebuilt) == plainly_kept()


@settings(max_examples=4, deadline=None)
@given(st.sets(st.sampled_from(range(len(READINGS))), min_size=1, max_size=len(READINGS) - 1))
def test_another_content_has_another_hash(some: set[int]) -> None:
    assert kept(sorted(some), [], False)[0] != plainly_kept()[0]
