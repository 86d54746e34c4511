"""The clause that a cue gives to somebody: after it, before it, or around it."""

import re

from dragoman.dossier.statements._cues import Cue
from dragoman.schema import Span

FINITE = re.compile(
    r"\b(?:would|will|had|has|have|was|were|is|are|could|can|may|might|should|must|did|does|do)\b", re.I
)
"""Verbs that are sure to be finite."""

_VERBAL = re.compile(
    FINITE.pattern
    + r"|\b(?:[a-z]{3,}ed|left|went|came|took|gave|made|met|fell|rose|won|lost|held|began|became|kept|"
    r"knew|saw|told|sent|got|ran|grew|paid|led|built|broke)\b",
    re.I,
)
_AFTER_QUOTE = re.compile(r"[\"”’»],?\s$")
_WITHIN = re.compile(r",\s[^,;:\"“.]{2,40},(?=\s)")
_THAT = re.compile(
    r"(?:\s+(?!that\b)[^\s;:\"“.]+){0,12}?,?\s+that\s+(?!(?:day|year|time|night|week|month)\b)"
)
_QUESTION = re.compile(r"(?:\s+(?!that\b)[\w.’'&-]+){0,5}?(?=\s(?:how|why|whether)\s)")
_AUDIENCE = re.compile(
    r"\s(?:the\s|his\s|her\s|their\s)?(?:[A-Z][\w.’'&-]*\s?|reporters|journalists|lawmakers|parliament|him|her|them|"
    r"us|police|media|newspaper|agency|audience){1,5}(?=\s)"
)
_OBJECT = re.compile(r"\s+an?\s")
_DATELINE = re.compile(r"[A-Z][A-Z .’'-]+(?:,[^-–—]{0,40})?(?:\([^)]{0,40}\)\s?)?\s?[-–—]\s")
_OF = re.compile(r"\s+(?!of\b)[^;:\"“.]{2,80}?\sof\s+")
_TIME = re.compile(
    r"(?:\s+(?:(?:on|late|early|last|this|next)\s+){0,2}(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|\s+(?:last|this)\s(?:week|month|year)|\s+(?:yesterday|today|earlier|later|here|afterwards|"
    r"there(?!\s(?:is|are|was|were|will|would|had|has|have|may|might|can|could|should|must)\b))"
    r"|\s+in\s(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October)"
    r"|\s+in\san?\s(?:\w+\s){0,2}(?:statement|interview|speech|message|post|letter)"
    r"|\s+after\sthe\s\w+|\s+(?:reporters|journalists|parliament|lawmakers))"
)
_NO_CLAUSE = re.compile(
    r"(?:in|on|at|to|of|with|for|by|from|about|as|into|after|before|during|against|over|so|and|or|but|"
    r"nothing|yes|no|it all|goodbye|more|responsibility|credit|victory|how|why|what|who|where|when|that)\b",
    re.I,
)
_HANGS = re.compile(
    r"\b(?:that|which|who|whose|whom|where|when|whether|if|as|after|before|because|to|and)\b|[,;:(\"“]"
)
_NEXT_CUE = re.compile(
    r",?\s+(?:adding|saying|noting|stressing|stating|explaining|claiming)\b|,\sand\s(?:also\s|then\s)?(?:urged|called|"
    r"promised|denied|thanked|praised|invited|condemned|expressed|stressed|added|noted|said|told|warned|accused|asked|"
    r"welcomed|announced|pledged|commended|proposed|offered|rejected)\b"
)
"""A further verb of the same speaker, with which the reported clause ends."""

_TAIL_REST = re.compile(r"[^,;:\"“]{0,70}")
_ASIDE = re.compile(r"[^,;:\"“.]{0,50},\s")
_AS = re.compile(r"(?:(?:But|And|Or|So|Yet),?\s)?[Aa]s\s")


def content_of(text: str, start: int, end: int) -> Span | None:
    """Trim a reported clause: up to the next cue, without the stop; null where hardly a word is left."""
    match = _NEXT_CUE.search(text, start, end)
    if match and match.start() > start:
        end = match.start()
    while end > start and text[end - 1] in " .!?;,\n\t":
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    colon = text.find(": ", start + 20, end)
    return (start, colon if colon > 0 else end) if end - start >= 3 else None


def clause_after(text: str, cue: Cue, end: int) -> Span | None:
    """The clause that a cue introduces: with "that", with "how" or "whether", or bare."""
    at = cue.span[1]
    if "of" in cue.takes:
        return content_of(text, at, end) if _OF.match(text, at, end) else None
    if "that" in cue.takes:
        match = _THAT.match(text, at, end)
        relative = match and (FINITE.match(text, match.end(), end) or _OBJECT.match(text, at, end))
        if match and not relative and not FINITE.search(text, at, match.end()):
            return content_of(text, match.end(), end) if _VERBAL.search(text, match.end(), end) else None
        asked = _QUESTION.match(text, at, end)
        if asked and not FINITE.search(text, at, asked.end()) and _VERBAL.search(text, asked.end(), end):
            return content_of(text, asked.end(), end)
    return _bare(text, cue, at, end)


def _bare(text: str, cue: Cue, at: int, end: int) -> Span | None:
    """The clause without "that": "said trade would grow", "told the paper it had no comment"."""
    if "audience" in cue.takes:
        told = _AUDIENCE.match(text, at, end)
        if told is None:
            return None
        at = told.end()
    elif "bare" not in cue.takes or _AFTER_QUOTE.search(text, max(0, cue.span[0] - 3), cue.span[0]):
        return None
    while match := _TIME.match(text, at, end) or _WITHIN.match(text, at, end):
        at = match.end()
    plain = text.startswith(("say", "said", "add", "believe", "think", "thought"), cue.span[0])
    loose = plain or text.startswith(("claim", "stat", "argu", "insist"), cue.span[0])
    verb = (_VERBAL if loose else FINITE).search(text, at + 1, min(end, at + 160))
    opens = text[at : at + 1] == " " and text[at + 1 : at + 2] not in '"“,'
    if not opens or verb is None or verb.start() <= at + 1 or _NO_CLAUSE.match(text, at + 1, end):
        return None
    hangs = not plain and _HANGS.search(text, at + 1, verb.start())
    return None if hangs else content_of(text, at, end)


def clause_before(text: str, cue: Cue, sentence: Span) -> tuple[Span, int] | None:
    """The clause that a cue at the end of its sentence follows, and where the cue's subject begins."""
    rest = text[cue.span[1] : sentence[1]]
    if "tail" not in cue.takes or not _TAIL_REST.fullmatch(rest) or FINITE.search(rest) or " that " in rest:
        return None
    comma = text.rfind(", ", sentence[0], cue.span[0])
    if comma < 0 or text[comma - 1] in "\"”“'":
        return None
    dateline = _DATELINE.match(text, sentence[0], comma)
    content = content_of(text, dateline.end() if dateline else sentence[0], comma)
    return (content, comma + 2) if content and _VERBAL.search(text, *content) else None


def clause_around(text: str, cue: Cue, sentence: Span) -> tuple[Span, int] | None:
    """The sentence that an aside stands in ("The grain, the envoy said, will come by rail")."""
    comma = text.rfind(", ", sentence[0], cue.span[0])
    if "tail" not in cue.takes or comma < 0 or cue.span[0] - comma > 60 or text[comma - 1] in "\"”“'":
        return None
    after = _ASIDE.match(text, cue.span[1], sentence[1])
    whole = content_of(text, *sentence)
    if after is None or whole is None or FINITE.search(text, comma, after.end()):
        return None
    return (whole, comma + 2) if FINITE.match(text, after.end(), sentence[1]) else None


def clause_as(text: str, cue: Cue, sentence: Span) -> tuple[Span, int] | None:
    """The clause after "As the envoy told the paper, ..."."""
    opening = _AS.match(text, *sentence)
    if opening is None or cue.span[0] - opening.end() > 90 or "," in text[opening.end() : cue.span[0]]:
        return None
    after = _ASIDE.match(text, cue.span[1], sentence[1])
    content = content_of(text, after.end(), sentence[1]) if after else None
    return (content, opening.end()) if content else None
