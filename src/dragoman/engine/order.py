"""Batches go out as they come, come back as they are done, and leave in the order of the input."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from dragoman.engine.arrow import to_documents, to_results
from dragoman.engine.cut import Batch
from dragoman.engine.parts import Parts
from dragoman.engine.pool import Pool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A batch with its results, one for each of its rows; `before` where an earlier run had coded it."""

    batch: Batch
    results: pa.RecordBatch
    before: bool = False


@dataclass(slots=True)
class _Place:
    """A place in the queue; its outcome is there when it is done."""

    batch: Batch
    outcome: Outcome | None = None


def code_in_order(batches: Iterable[Batch], pool: Pool, parts: Parts, window: int) -> Iterator[Outcome]:
    """Yield the outcome of each batch in the order of the input.

    Each is kept on disk as soon as it is done. No more than `window` batches are in memory.
    """
    queue: deque[_Place] = deque()
    running: dict[int, _Place] = {}
    for number, batch in enumerate(batches):
        place = _Place(batch)
        queue.append(place)
        if not batch.rows:
            place.outcome = Outcome(batch, to_results([]))
        elif (done := parts.find(batch)) is not None:
            place.outcome = Outcome(batch, done, before=True)
        else:
            running[number] = place
            pool.submit(number, to_documents(batch.rows))
        while len(queue) >= window and queue[0].outcome is None:
            _collect(running, pool, parts)
        yield from _leaving(queue)
    while running:
        _collect(running, pool, parts)
        yield from _leaving(queue)


def _collect(running: dict[int, _Place], pool: Pool, parts: Parts) -> None:
    """Wait for a batch, and keep it; what the machine was too small for may fit another time."""
    number, results = pool.next_done()
    place = running.pop(number)
    if not any(refusal and refusal["kind"] == "crash" for refusal in results.column("refusal").to_pylist()):
        parts.keep(place.batch, results)
    place.outcome = Outcome(place.batch, results)


def _leaving(queue: deque[_Place]) -> Iterator[Outcome]:
    while queue and (outcome := queue[0].outcome) is not None:
        queue.popleft()
        yield outcome
