"""Indirect speech: clauses that a cue, or "according to", gives to somebody."""

import re
from collections.abc import Sequence

from dragoman.dossier.statements._cues import Cue, is_passive
from dragoman.dossier.statements._quotes import Quote
from dragoman.dossier.statements._speaker import subject_after, subject_before
from dragoman.schema import Party, Span, Statement

_FINITE = re.compile(
    r"\b(?:would|will|had|has|have|was|were|is|are|could|can|may|might|should|must|did|does|do)\b", re.I
)
_VERBAL = re.compile(_FINITE.pattern + r"|\b[a-z]{3,}ed\b", re.I)
_THAT = re.compile(
    r"(?:\s+(?!that\b)[^\s;:\"“.]+){0,12}?,?\s+that\s+(?!(?:day|year|time|night|week|month)\b)"
)
_OBJECT = re.compile(r"\s+an?\s")
_DATELINE = re.compile(r"[A-Z][A-Z .’'-]+(?:,[^-–—]{0,40})?(?:\([^)]{0,40}\)\s?)?\s?[-–—]\s")
_OF = re.compile(r"\s+(?!of\b)[^;:\"“.]{2,80}?\sof\s+")
_TIME = re.compile(
    r"(?:\s+(?:(?:on|late|early|last|this|next)\s+){0,2}(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|\s+(?:last|this)\s(?:week|month|year)|\s+(?:yesterday|today|earlier|later|here|there|afterwards)"
    r"|\s+in\san?\s(?:\w+\s){0,2}(?:statement|interview|speech|message|post|letter)"
    r"|\s+after\sthe\s\w+|\s+(?:reporters|journalists|parliament|lawmakers))"
)
_NO_CLAUSE = re.compile(
    r"(?:in|on|at|to|of|with|for|by|from|about|as|into|after|before|during|against|over|so|and|or|but|"
    r"nothing|yes|no|it all|goodbye|more)\b",
    re.I,
)
_NOUN = re.compile(r"\b(?:the|an?|his|her|their|this|that|its|no|any|such|our)\s$", re.I)
_NEXT_CUE = re.compile(r",?\s+(?:adding|saying|noting|stressing|stating|explaining|claiming)\b")
_TAIL_REST = re.compile(r"[^,;:\"“]{0,70}")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_APPOSITION = re.compile(r",\s+(?:an?|the|who|which)\s")
_SOURCE = re.compile(
    r"\b(?:officials?|sources?|analysts?|experts?|estimates?|reports?|statement|announcement|service|"
    r"ministry|government|media|agency|agencies|newspaper|study|survey|poll|data|figures|spokes\w+|"
    r"sociologists?|observers?|witnesses|economists?|researchers?)\b",
    re.I,
)


def _content(text: str, start: int, end: int) -> Span | None:
    match = _NEXT_CUE.search(text, start, end)
    if match and match.start() > start:
        end = match.start()
    while end > start and text[end - 1] in " .!?;,\n\t":
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    colon = text.find(": ", start + 20, end)
    return (start, colon if colon > 0 else end) if end - start >= 3 else None


def _clause_after(text: str, cue: Cue, end: int) -> Span | None:
    """The clause that a cue introduces, with "that" or bare."""
    at = cue.span[1]
    if "of" in cue.takes:
        return _content(text, at, end) if _OF.match(text, at, end) else None
    if "that" in cue.takes:
        match = _THAT.match(text, at, end)
        relative = match and (_FINITE.match(text, match.end(), end) or _OBJECT.match(text, at, end))
        if match and not relative and not _FINITE.search(text, at, match.end()):
            return _content(text, match.end(), end) if _VERBAL.search(text, match.end(), end) else None
    if "bare" in cue.takes or text.startswith(" reporters", at):
        while match := _TIME.match(text, at, end):
            at = match.end()
        opens = text[at : at + 1] == " " and text[at + 1 : at + 2] not in '"“,'
        plain = text.startswith(("say", "said", "add"), cue.span[0])
        verb = (_VERBAL if plain else _FINITE).search(text, at + 1, min(end, at + 160))
        if opens and verb and verb.start() > at + 1 and not _NO_CLAUSE.match(text, at + 1, end):
            return _content(text, at, end)
    return None


def _clause_before(
    text: str, cue: Cue, sentence: Span, parties: Sequence[Party], memory: Party | None
) -> tuple[Span, Party | None] | None:
    """The clause that a cue at the end of its sentence follows, with the cue's subject."""
    rest = text[cue.span[1] : sentence[1]]
    if "tail" not in cue.takes or not _TAIL_REST.fullmatch(rest) or _FINITE.search(rest) or " that " in rest:
        return None
    comma = text.rfind(", ", sentence[0], cue.span[0])
    if comma < 0 or text[comma - 1] in "\"”“'":
        return None
    dateline = _DATELINE.match(text, sentence[0], comma)
    content = _content(text, dateline.end() if dateline else sentence[0], comma)
    if content is None or not _VERBAL.search(text, *content):
        return None
    low = comma + 2
    if not text[low : cue.span[0]].strip():
        speaker = subject_after(text, cue.span[1], sentence[1], parties)
    else:
        speaker = subject_before(text, (low, cue.span[0]), parties, sentence=low, memory=memory)
    return (content, speaker) if speaker else None


def _according(text: str, sentence: Span, parties: Sequence[Party], memory: Party | None) -> Statement | None:
    match = _ACCORDING.search(text, *sentence)
    if not match:
        return None
    comma = text.find(", ", match.end(), sentence[1])
    if comma > 0 and _APPOSITION.match(text, comma, sentence[1]):
        second = text.find(", ", comma + 2, sentence[1])
        if second > 0 and len(text[comma:second].split()) <= 9 and not _FINITE.search(text, comma, second):
            comma = second
    leads = not text[sentence[0] : match.start()].strip()
    if leads and comma < 0:
        return None
    stop = comma if comma > 0 else sentence[1]
    source = text[match.end() : stop].rstrip(" .")
    named = [p for p in parties if match.end() <= p.span[0] and p.span[1] <= stop]
    if not named and not _SOURCE.search(source):
        return None
    content = _content(text, comma + 2, sentence[1]) if leads else _content(text, sentence[0], match.start())
    if content is None:
        return None
    speaker = subject_before(
        text, (match.end(), match.end() + len(source)), parties, sentence=match.end(), memory=memory
    )
    if named and (speaker is None or speaker.code is None):
        speaker = named[0]
    return Statement(speaker=speaker, content=content, cue=match.span(), direct=False)


def indirect(
    text: str,
    sentence: Span,
    *,
    cues: Sequence[Cue],
    quotes: Sequence[Quote],
    parties: Sequence[Party],
    memory: Party | None,
) -> tuple[Statement, ...]:
    """Return the reported clauses of one sentence; `parties` are those of its paragraph, in order."""
    found: list[Statement] = []
    first = _according(text, sentence, parties, memory)
    if first:
        found.append(first)
    for cue in cues:
        start = cue.span[0]
        if any(q.outer[0] < start < q.outer[1] for q in quotes):
            continue
        before = text[max(sentence[0], start - 24) : start]
        if _NOUN.search(before) or is_passive(text, start):
            continue
        content = _clause_after(text, cue, sentence[1])
        if content:
            speaker = subject_before(text, (sentence[0], start), parties, sentence=sentence[0], memory=memory)
        else:
            tail = _clause_before(text, cue, sentence, parties, memory)
            if tail is None:
                continue
            content, speaker = tail
        if any(q.outer[0] <= content[0] and content[1] <= q.outer[1] + 1 for q in quotes):
            continue
        memory = speaker or memory
        found.append(Statement(speaker=speaker, content=content, cue=cue.span, direct=False))
    return tuple(found)
