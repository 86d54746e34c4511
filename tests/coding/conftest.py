"""Analyses made by hand: invented states, so that no rule can hang on a name."""

import re
from collections.abc import Callable, Mapping

import pytest

from dragoman.analysis import Analysis, TimeMention
from dragoman.coding import LexiconCoder
from dragoman.documents.document import Document, digest
from dragoman.dossier import find_statements
from dragoman.language import split_sentences
from dragoman.schema import Event, Party, Published, Span, When

PARTIES = {
    "Arvenia": "ARV",
    "Arvenian": "ARV",
    "the Arvenian president": "ARV",
    "Belmark": "BLM",
    "the Belmark government": "BLM",
    "Castoria": "CST",
    "Port Lune": "BLM",
}
"""Port Lune is Belmark's capital."""

Times = Mapping[str, tuple[str, str]]
Make = Callable[..., Analysis]
Code = Callable[..., tuple[Event, ...]]


def _places(text: str, words: str) -> list[Span]:
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)]


def analyse(text: str, times: Times | None = None, published: str | None = "2024-03-10") -> Analysis:
    """Return an analysis of a text about the invented states; `times` maps words to days."""
    known = Published(start=published, end=published, how="given") if published else Published()
    document = Document(id="test", text=text, sha256=digest(text), published=known)
    found: dict[Span, Party] = {}
    for words, code in sorted(PARTIES.items(), key=lambda named: -len(named[0])):
        for span in _places(text, words):
            if not any(a <= span[0] and span[1] <= b for a, b in found):
                party = Party(
                    text=text[slice(*span)], span=span, code=code, confidence=0.9, how="by the test"
                )
                found[span] = party
    parties = tuple(found[span] for span in sorted(found))
    told = [
        TimeMention(span, words, When(start=start, end=end, text=words))
        for words, (start, end) in (times or {}).items()
        for span in _places(text, words)
    ]
    sentences = split_sentences(document)
    statements = find_statements(document, sentences, parties)
    return Analysis(document, sentences, tuple(sorted(told, key=lambda t: t.span)), parties, statements)


@pytest.fixture
def code() -> Code:
    """Code a text about the invented states, published on 10 March 2024 unless given."""
    return lambda text, times=None: LexiconCoder().code(analyse(text, times))


def codes(event: Event) -> tuple[list[str | None], list[str | None]]:
    """Return the codes on both sides of an event."""
    return [p.code for p in event.actors], [p.code for p in event.recipients]
