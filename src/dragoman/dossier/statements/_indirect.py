"""Indirect speech: clauses that a cue, or "according to", gives to somebody."""

import re
from collections.abc import Sequence

from dragoman.dossier.statements._according import according
from dragoman.dossier.statements._clause import clause_after, clause_around, clause_as, clause_before
from dragoman.dossier.statements._cues import Cue, is_passive
from dragoman.dossier.statements._quotes import Quote
from dragoman.dossier.statements._speaker import is_author, subject_after, subject_before
from dragoman.schema import Party, Span, Statement

_NOUN = re.compile(r"\b(?:the|an?|his|her|their|this|that|its|no|any|such|our)\s$", re.I)
_RELATIVE = re.compile(r"\b(?:who|whom|which)\s+(?:[a-z]+ly\s|also\s|still\s|once\s|(?:have|has|had)\s)*$")


def indirect(
    text: str,
    sentence: Span,
    *,
    cues: Sequence[Cue],
    quotes: Sequence[Quote],
    parties: Sequence[Party],
    memory: Party | None,
) -> tuple[Statement, ...]:
    """Return the reported clauses of one sentence; `parties` are those of its paragraph, in order.

    What the author says in the first person ("I think that ...") is nobody's report and left out.
    """
    found: list[Statement] = []
    first = according(text, sentence, parties, memory)
    if first:
        found.append(first)
    for cue in cues:
        start = cue.span[0]
        if any(q.outer[0] < start < q.outer[1] for q in quotes):
            continue
        before = text[max(sentence[0], start - 24) : start]
        if _NOUN.search(before) or is_passive(text, start):
            continue
        reading = _read(text, cue, sentence, parties, memory)
        if reading is None:
            continue
        content, speaker = reading
        if any(q.outer[0] <= content[0] and content[1] <= q.outer[1] + 1 for q in quotes):
            continue
        memory = speaker or memory
        found.append(Statement(speaker=speaker, content=content, cue=cue.span, direct=False))
    return tuple(found)


def _read(
    text: str, cue: Cue, sentence: Span, parties: Sequence[Party], memory: Party | None
) -> tuple[Span, Party | None] | None:
    """What a cue reports, and of whom; null where it reports nothing or only the author."""
    start = cue.span[0]
    content = clause_after(text, cue, sentence[1])
    if content:
        if is_author(text, (sentence[0], start)):
            return None
        speaker = subject_before(text, (sentence[0], start), parties, sentence=sentence[0], memory=memory)
        return None if _of_anybody(text, sentence[0], start, speaker) else (content, speaker)
    found = (
        clause_as(text, cue, sentence)
        or clause_before(text, cue, sentence)
        or clause_around(text, cue, sentence)
    )
    if found is None or is_author(text, (found[1], start)):
        return None
    content, low = found
    if not text[low:start].strip():
        speaker = subject_after(text, cue.span[1], sentence[1], parties)
    else:
        speaker = subject_before(text, (low, start), parties, sentence=low, memory=memory)
    return (content, speaker) if speaker else None


def _of_anybody(text: str, low: int, cue: int, speaker: Party | None) -> bool:
    """Tell whether the subject of a cue is a "who" that stands for nobody in particular.

    "Those who think that ..." attributes nothing to anybody; "Salas, who thinks that ..." does to Salas.
    """
    relative = _RELATIVE.search(text, max(low, cue - 40), cue)
    if relative is None:
        return False
    return speaker is None or text[speaker.span[1] : relative.start()].strip() not in ("", ",")
