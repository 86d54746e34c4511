"""The coder that is used unless another is given."""

from functools import cache

from dragoman import pipeline
from dragoman.coding import Coder, default_coder
from dragoman.documents import Document
from dragoman.schema import CoderIdentity, Event


def default_code(document: Document) -> tuple[Event, ...]:
    """Code one document with the default coder, loaded once in each process."""
    return pipeline.code(document, _coder())


def default_identity() -> CoderIdentity:
    """Return which coder that is."""
    return _coder().identity


@cache
def _coder() -> Coder:
    return default_coder()
