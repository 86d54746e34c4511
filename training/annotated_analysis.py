"""Analyses built from an article's answers instead of from the pipeline.

They tell how well the layers of the dossier work by themselves: events are those of the answers, parties
are the names that the answers' events and persons carry (and further places of the same names), dates are
those of the events. Statements, which are a layer, are found by the package.
"""

import re
from collections.abc import Iterator
from typing import Any

from dragoman.analysis import Analysis, Sentence, TimeMention
from dragoman.documents.document import Document, digest
from dragoman.dossier import find_statements
from dragoman.dossier._view import View
from dragoman.dossier.checks._dates import find_days
from dragoman.schema import About, Event, Party, Published, Span, When

_SENTENCE = re.compile(r"\S.*?(?:(?<!Mr)(?<!Mrs)[.!?][\"”]?(?=\s+[\"“A-Z0-9(])|$)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_AHEAD = re.compile(
    rf"\b(?:in|on|before|by|next|within)\s(?:the\s)?(?:end\sof\s)?(?:(?:{_MONTHS})(?:\s\d{{1,2}})?(?:,?\s\d{{4}})?|"
    r"spring|summer|autumn|winter|month|year|\d{4})\b"
)


def _locate(text: str, words: str) -> Span | None:
    """Where an answer's words stand; "#2" after them means the second place."""
    number = re.search(r"#(\d+)$", words)
    nth = 1
    if number and words not in text:
        words, nth = words[: number.start()], int(number[1])
    places = [m.span() for m in re.finditer(re.escape(words), text)]
    return places[nth - 1] if len(places) >= nth else None


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for line in text.split("\n"):
        for match in _SENTENCE.finditer(line):
            span = (start + match.start(), start + match.end())
            yield Sentence(span, "heading" if start == 0 else "paragraph")
        start += len(line) + 1


def _party(text: str, span: Span, code: str | None) -> Party:
    return Party(text=text[span[0] : span[1]], span=span, code=code, confidence=1, how="from the answers")


def _parties(text: str, answers: dict[str, Any]) -> tuple[Party, ...]:
    named = [p for e in answers["events"] for p in (*e["actors"], *e["recipients"], e["speaker"]) if p]
    named += [(p["mention"], p["code"]) for p in answers["persons"]]
    spans = {span: code for words, code in named if (span := _locate(text, words))}
    names: dict[str, str | None] = {}
    for (start, end), code in spans.items():
        names[text[start:end]] = code
        last = text[start:end].rsplit(maxsplit=1)[-1].strip(".\"'")
        if last[:1].isupper():
            names[last] = code
    for name, code in names.items():
        for match in re.finditer(rf"\b{re.escape(name)}(?!\w)", text):
            if not any(a <= match.start() and match.end() <= b for a, b in spans):
                spans[match.span()] = code
    return tuple(_party(text, span, spans[span]) for span in sorted(spans))


def _times(text: str, answers: dict[str, Any], document: Document) -> tuple[TimeMention, ...]:
    year = answers["published"][1][:4]
    found: dict[Span, When] = {}
    for match in _AHEAD.finditer(text):
        # Not dated in the answers: taken to lie ahead, so that a plan counts as dated.
        found[match.span()] = When(
            start=f"{int(year) + 1}-12-31", end=f"{int(year) + 1}-12-31", text=match[0]
        )
    bare = Analysis(document, (), (), (), ())
    for day in find_days(View(bare)):
        iso = f"{day.year or year}-{day.month:02}-{day.day:02}"
        found[day.span] = When(start=iso, end=iso)
    for event in answers["events"]:
        date = event["date"]
        span = _locate(text, date["text"]) if date and date["text"] else None
        if span:
            found[span] = When(start=date["start"], end=date["end"], text=text[span[0] : span[1]])
    return tuple(TimeMention(span, text[span[0] : span[1]], found[span]) for span in sorted(found))


def _event(text: str, n: int, answer: dict[str, Any], sentences: tuple[Sentence, ...]) -> Event:
    trigger = _locate(text, answer["trigger"]) or (0, 1)
    date = answer["date"]

    def parties(named: list[list[str]]) -> tuple[Party, ...]:
        return tuple(_party(text, _locate(text, words) or (0, 1), code) for words, code in named)

    return Event(
        id=f"event-{n}",
        document="annotated",
        type=answer["type"],
        mode=answer["mode"],
        quad="verbal-cooperation",
        intensity=0,
        actors=parties(answer["actors"]),
        recipients=parties(answer["recipients"]),
        date=When(start=date["start"], end=date["end"]) if date else None,
        place=None,
        status=answer["status"],
        speaker=None,
        about=About(**answer["about"]) if answer["about"] else None,
        trigger=trigger,
        span=next((s.span for s in sentences if s.span[0] <= trigger[0] < s.span[1]), trigger),
        confidence=1,
    )


def annotated(text: str, answers: dict[str, Any]) -> tuple[Analysis, tuple[Event, ...]]:
    """Return the analysis and the events that the answers to an article amount to."""
    start, end = answers["published"]
    published = Published(start=start, end=end, how="given")
    document = Document(id="annotated", text=text, sha256=digest(text), published=published)
    sentences = tuple(_sentences(text))
    parties = _parties(text, answers)
    statements = find_statements(document, sentences, parties)
    analysis = Analysis(document, sentences, _times(text, answers, document), parties, statements)
    return analysis, tuple(_event(text, n, e, sentences) for n, e in enumerate(answers["events"]))
