"""Reads one step ahead in a thread of its own, while what was read before is worked on."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def ahead(items: Iterator[T], steps: int = 2) -> Iterator[Iterator[T]]:
    """Give the items of an iterator, with at most `steps` of them waiting."""
    end = object()
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as pool:

        def take() -> "Future[object]":
            return pool.submit(next, items, end)

        def given() -> Iterator[T]:
            waiting = [take() for _ in range(steps)]
            while (item := waiting.pop(0).result()) is not end:
                waiting.append(take())
                yield item  # type: ignore[misc]

        yield given()
