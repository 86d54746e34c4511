"""Puts direct and indirect speech together, paragraph by paragraph."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dragoman.analysis import Sentence
from dragoman.documents.document import Document
from dragoman.dossier.statements._cues import find_cues
from dragoman.dossier.statements._direct import labelled_line, quoted_speech
from dragoman.dossier.statements._indirect import indirect
from dragoman.dossier.statements._quotes import find_quotes
from dragoman.dossier.statements._speaker import main_subject
from dragoman.schema import Party, Span, Statement

_LONGEST = 4_000
"""Characters of the longest stretch that is still taken for a sentence."""

_NESTED = 16
"""Reported clauses looked back over for the one that holds a quotation."""


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Span, list[Span]]]:
    """Yield each line of the text that holds sentences of running text, with them, headings left out."""
    line, group = (0, 0), list[Span]()
    for sentence in sentences:
        if sentence.block in ("heading", "caption") or sentence.span[1] - sentence.span[0] > _LONGEST:
            continue
        if sentence.span[0] >= line[1]:
            if group:
                yield line, group
            start = text.rfind("\n", 0, sentence.span[0]) + 1
            end = text.find("\n", sentence.span[1])
            line, group = (start, end if end >= 0 else len(text)), []
        group.append(sentence.span)
    if group:
        yield line, group


def _of_paragraph(
    text: str, line: Span, sentences: Sequence[Span], parties: Sequence[Party], carried: Party | None
) -> list[Statement]:
    if transcript := labelled_line(text, line, parties):
        return [transcript]
    quotes = find_quotes(text, line)
    spoken: list[Statement] = []
    reported: list[Statement] = []
    memory = carried
    floor = line[0]
    ends = [s[1] for s in sentences]
    for sentence in sentences:
        cues = find_cues(text, sentence)
        speech = indirect(text, sentence, cues=cues, quotes=quotes, parties=parties, memory=memory)
        reported.extend(speech)
        said = list(speech)
        first, last = (bisect_left(quotes, at, key=lambda q: q.outer[0]) for at in sentence)
        for quote in quotes[first:last]:
            holding = bisect_left(ends, quote.outer[1])
            high = ends[holding] if holding < len(ends) else line[1]
            room = (max(sentence[0], floor), max(high, quote.outer[1]))
            previous = spoken[-1] if spoken else None
            before = [s.speaker for s in said if s.content[0] < quote.outer[0] and s.speaker]
            known = before[-1] if before else memory
            found = quoted_speech(text, quote, room, parties, previous=previous, memory=known)
            floor = quote.outer[1]
            if found:
                spoken.append(found)
                said.append(found)
        named = [s.speaker for s in sorted(said, key=lambda s: s.content) if s.speaker]
        memory = named[-1] if named else main_subject(text, sentence, parties) or memory
    reported.sort(key=lambda s: s.content)
    starts = [s.content[0] for s in reported]
    kept = [
        s
        for s in spoken
        if not any(_repeats(s, other) for other in reported[: bisect_right(starts, s.content[0])][-_NESTED:])
    ]
    return sorted(kept + reported, key=lambda s: s.content)


def _repeats(part: Statement, whole: Statement) -> bool:
    """Tell whether a quoted part stands inside a reported clause of the same speaker."""
    inside = whole.content[0] <= part.content[0] and part.content[1] <= whole.content[1] + 1
    return inside and (part.speaker == whole.speaker or part.cue == whole.cue or part.speaker is None)


def find_statements(
    document: Document, sentences: tuple[Sentence, ...], parties: tuple[Party, ...]
) -> tuple[Statement, ...]:
    """Find what the document reports somebody to have said, in text order.

    `content` is without quotation marks; for indirect speech it is the clause. `speaker` is one of
    `parties` where the subject of the cue is named by one, a new party where the words name somebody
    else ("an aide"), and null where nobody can tell. `cue` is null where a quotation goes on from the
    one before it, or stands after a name and a colon.
    """
    ordered = sorted(parties, key=lambda p: p.span)
    starts = [p.span[0] for p in ordered]
    found: list[Statement] = []
    carried: Party | None = None
    for line, group in _paragraphs(document.text, sentences):
        near = ordered[bisect_left(starts, line[0]) : bisect_left(starts, line[1])]
        speech = _of_paragraph(document.text, line, group, near, carried)
        found.extend(speech)
        said = [s.speaker for s in speech if s.speaker]
        carried = said[-1] if said else main_subject(document.text, group[0], near)
    return tuple(found)
