"""Texts of our own and what stands in them."""

from collections.abc import Callable

import pytest

from dragoman.actors import find_parties, resolve_mentions
from dragoman.documents import from_text
from dragoman.language import split_sentences
from dragoman.schema import Party

Find = Callable[..., tuple[Party, ...]]
Resolve = Callable[..., tuple[Party, ...]]


@pytest.fixture
def find() -> Find:
    """Find the parties of a text, dated where a day is given."""

    def parties(text: str, published: str | None = None, source: str | None = None) -> tuple[Party, ...]:
        document = from_text(text, published=published, source=source)
        return find_parties(document, split_sentences(document))

    return parties


@pytest.fixture
def resolve() -> Resolve:
    """Resolve the last place of some words in a text."""

    def parties(
        text: str, words: str, published: str | None = None, source: str | None = None
    ) -> tuple[Party, ...]:
        document = from_text(text, published=published, source=source)
        start = document.text.rindex(words)
        span = (start, start + len(words))
        return resolve_mentions(document, split_sentences(document), [span])[span]

    return parties
