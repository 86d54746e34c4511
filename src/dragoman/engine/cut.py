"""The input cut into batches: as many documents as the setting says, fewer where they are large."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dragoman.engine.rows import Refusal, Row
from dragoman.settings import setting

BATCH_BYTES: Final = 4_000_000
"""Content after which a batch is closed; one document alone may be larger."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Neighbours in the input: rows that are coded together, and the refusals that stand between them.

    `key` is the same for the same rows under the same coder, wherever they stand.
    """

    key: str
    items: tuple[Row | Refusal, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that can be coded."""
        return tuple(item for item in self.items if isinstance(item, Row))


def cut(items: Iterable[Row | Refusal], fingerprint: str) -> Iterator[Batch]:
    """Yield batches in the order of the input, one in memory at a time."""
    most = setting("batch_documents")
    open_: list[Row | Refusal] = []
    size = 0
    for item in items:
        open_.append(item)
        size += item.size if isinstance(item, Row) else 0
        if len(open_) >= most or size >= BATCH_BYTES:
            yield _close(open_, fingerprint)
            open_, size = [], 0
    if open_:
        yield _close(open_, fingerprint)


def _close(items: list[Row | Refusal], fingerprint: str) -> Batch:
    key = hashlib.sha256(fingerprint.encode())
    for item in items:
        if isinstance(item, Row):
            key.update(item.digest())
    return Batch(key.hexdigest()[:32], tuple(items))
