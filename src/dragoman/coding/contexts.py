"""The contexts of an event, where the words of its sentence are plain evidence for them."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from dragoman.analysis import Analysis
from dragoman.schema import Span


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = tomllib.loads((files(__package__) / "contexts.toml").read_text(encoding="utf-8"))
    return tuple(
        (context, re.compile(rf"\b(?:{'|'.join(map(_stem, stems))})", re.IGNORECASE))
        for context, stems in words.items()
    )


def _stem(stem: str) -> str:
    return re.escape(stem[:-1]) + r"\b" if stem.endswith(".") else re.escape(stem)


def event_contexts(analysis: Analysis, sentence: Span) -> tuple[str, ...]:
    """Return the contexts that a sentence gives evidence for, in the order of the ontology's list."""
    text = analysis.document.text
    return tuple(context for context, pattern in _patterns() if pattern.search(text, *sentence))
