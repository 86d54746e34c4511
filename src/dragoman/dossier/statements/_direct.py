"""Direct speech: quotations that a cue gives to somebody."""

import re
from collections.abc import Sequence

from dragoman.dossier.statements._cues import Cue, find_cues, is_passive
from dragoman.dossier.statements._quotes import Quote
from dragoman.dossier.statements._speaker import subject_after, subject_before
from dragoman.schema import Party, Span, Statement

_FAR = 120
"""Characters that may stand between a quotation and its cue."""

_WORDS = re.compile(r"\w+(?:['’]\w+)*")
_ENDS_OPEN = (",", "!", "?", "—", "-", "…")
_ONLY_NAME = re.compile(r"\s*:\s*$")
_FRAGMENT_GAP = re.compile(r"[^,;:.!?\"“”]{0,70}")


def _is_sentence(words: str) -> bool:
    first = words.lstrip("…. ([")[:1]
    return bool(first) and (first.isupper() or first.isdigit()) and len(_WORDS.findall(words)) >= 3


def _after(
    text: str, quote: Quote, high: int, parties: Sequence[Party], memory: Party | None
) -> tuple[Cue, Party | None] | None:
    """The cue that follows a quotation, with its subject."""
    end = quote.outer[1]
    inner = text[quote.inner[0] : quote.inner[1]].rstrip()
    if not inner.endswith(_ENDS_OPEN) and text[end : end + 1] != ",":
        return None
    for cue in find_cues(text, (end, min(high, end + _FAR))):
        if "quote" not in cue.takes:
            continue
        between = text[end : cue.span[0]]
        if any(mark in between for mark in '"“;'):
            return None
        low = end + (len(between) - len(between.lstrip(" ,")))
        if low >= cue.span[0]:
            named = subject_after(text, cue.span[1], high, parties)
            return cue, named or memory
        return cue, subject_before(text, (low, cue.span[0]), parties, sentence=low, memory=memory)
    return None


def _before(text: str, quote: Quote, low: int, last: Span | None) -> Cue | None:
    """The cue that leads into a quotation."""
    words = text[quote.inner[0] : quote.inner[1]]
    whole = _is_sentence(words)
    for cue in reversed(find_cues(text, (max(low, quote.outer[0] - 2 * _FAR), quote.outer[0]))):
        gap = text[cue.span[1] : quote.outer[0]]
        plain = gap.strip()
        leads = plain.endswith((":", ",")) or plain in ("", "that")
        if (
            "quote" in cue.takes
            and leads
            and len(gap) <= _FAR
            and (whole or cue.span == last or plain == ":")
        ):
            return cue
        passive = is_passive(text, cue.span[0])
        if (
            "fragment" in cue.takes
            and not passive
            and _FRAGMENT_GAP.fullmatch(gap)
            and not plain.endswith((" in", " as"))
        ):
            if len(_WORDS.findall(words)) > 1 or not plain:
                return cue
            return None
    return None


def quoted_speech(
    text: str,
    quote: Quote,
    room: Span,
    parties: Sequence[Party],
    *,
    previous: Statement | None,
    memory: Party | None,
) -> Statement | None:
    """Return what a quotation says and who says it; null for names and scare quotes.

    `room` runs from the end of the quotation before it, or the start of its sentence, to the end of its
    last sentence. `previous` is the direct speech before it in the same paragraph.
    """
    low, high = room
    start = quote.outer[0]
    content = _trimmed(text, quote.inner)
    said = _after(text, quote, high, parties, memory)
    cue, speaker = said or (None, None)
    last = previous.cue if previous else None
    if cue is None and (cue := _before(text, quote, low, last)):
        same = previous is not None and cue.span == last
        speaker = (
            previous.speaker
            if previous and same
            else subject_before(text, (low, cue.span[0]), parties, sentence=low, memory=memory)
        )
    if cue is None and not (speaker := _labelled(text, (low, start), parties)):
        inner = text[quote.inner[0] : quote.inner[1]]
        if previous is None or text[low:start].strip() or not _is_sentence(inner):
            return None
        speaker = previous.speaker
    span = cue.span if cue else None
    return Statement(speaker=speaker, content=content, cue=span, direct=True) if content else None


def _labelled(text: str, span: Span, parties: Sequence[Party]) -> Party | None:
    """The party of a label before a quotation (``Zibari: "..."``)."""
    for party in parties:
        if span[0] <= party.span[0] and party.span[1] <= span[1]:
            before = text[span[0] : party.span[0]].strip()
            if not before and _ONLY_NAME.fullmatch(text, party.span[1], span[1]):
                return party
    return None


def labelled_line(text: str, line: Span, parties: Sequence[Party]) -> Statement | None:
    """Return what a person says in a transcript (``President Smith: We agreed.``), to the end of the line."""
    for party in parties:
        if party.span[0] > line[0] + 40:
            break
        before, after = text[line[0] : party.span[0]], text[party.span[1] : party.span[1] + 2]
        if party.role and not before.strip() and after == ": " and text[party.span[1] + 2] not in '"“':
            content = _trimmed(text, (party.span[1] + 2, line[1]))
            return Statement(speaker=party, content=content, cue=None, direct=True) if content else None
    return None


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
