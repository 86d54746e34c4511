"""Analyses made by hand: a text, the parties in it by their words, and its dates by theirs."""

import re
from collections.abc import Callable, Mapping

import pytest

from dragoman.analysis import Analysis, Sentence, TimeMention
from dragoman.documents.document import Document, digest
from dragoman.dossier import find_statements
from dragoman.schema import About, Event, Party, Published, Span, When

_SENTENCE = re.compile(r"\S.*?(?:(?<!Mr)[.!?][\"”]?(?=\s+[\"“A-Z]|$)|$)")
MakeAnalysis = Callable[..., Analysis]
MakeEvent = Callable[..., Event]


def _split(text: str) -> tuple[Sentence, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        found += [Sentence((start + m.start(), start + m.end())) for m in _SENTENCE.finditer(line)]
        start += len(line) + 1
    return tuple(found)


def _places(text: str, words: str) -> list[Span]:
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _parties(text: str, codes: Mapping[str, str | None]) -> tuple[Party, ...]:
    """Every place of the text where one of the words stands; longer words win over those within them."""
    found: dict[Span, Party] = {}
    for words, code in sorted(codes.items(), key=lambda c: -len(c[0])):
        for span in _places(text, words):
            if not any(a <= span[0] and span[1] <= b for a, b in found):
                found[span] = Party(text=words, span=span, code=code, confidence=0.9, how="given by the test")
    return tuple(found[span] for span in sorted(found))


@pytest.fixture
def analysis() -> MakeAnalysis:
    """Build an analysis: `parties` maps words to codes, `times` maps words to (start, end)."""

    def make(
        text: str,
        parties: Mapping[str, str | None] | None = None,
        times: Mapping[str, tuple[str, str]] | None = None,
        published: str | None = None,
    ) -> Analysis:
        known = Published(start=published, end=published, how="given") if published else Published()
        document = Document(id="test", text=text, sha256=digest(text), published=known)
        sentences = _split(text)
        found = _parties(text, parties or {})
        mentions = tuple(
            TimeMention(span, words, When(start=start, end=end, text=words))
            for words, (start, end) in (times or {}).items()
            for span in _places(text, words)
        )
        ordered = tuple(sorted(mentions, key=lambda t: t.span))
        return Analysis(document, sentences, ordered, found, find_statements(document, sentences, found))

    return make


@pytest.fixture
def event() -> MakeEvent:
    """Build an event of an analysis whose trigger is the first place of some words."""

    def make(
        analysis: Analysis,
        words: str,
        kind: str,
        mode: str | None = None,
        *,
        actors: tuple[str, ...] = (),
        recipients: tuple[str, ...] = (),
        about: About | None = None,
    ) -> Event:
        start = analysis.document.text.index(words)
        sentence = next(s.span for s in analysis.sentences if s.span[0] <= start < s.span[1])

        def named(names: tuple[str, ...]) -> tuple[Party, ...]:
            return tuple(next(p for p in analysis.parties if p.text == name) for name in names)

        return Event(
            id=f"event-{start}",
            document="test",
            type=kind,
            mode=mode,
            quad="verbal-cooperation",
            intensity=0,
            actors=named(actors),
            recipients=named(recipients),
            date=None,
            place=None,
            status="happened",
            speaker=None,
            about=about,
            trigger=(start, start + len(words)),
            span=sentence,
            confidence=0.9,
        )

    return make
