"""What a text tells "according to" somebody."""

import re
from collections.abc import Sequence

from dragoman.dossier.statements._clause import FINITE, content_of
from dragoman.dossier.statements._speaker import noun_phrase, subject_before
from dragoman.schema import Party, Span, Statement

_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_APPOSITION = re.compile(r",\s+(?:an?|the|who|which)\s")
_VERB = re.compile(FINITE.pattern + r"|(?<!\ban\s)(?<!\ba\s)(?<!\bthe\s)\b[a-z]{3,}ed\b", re.I)
_NO_SOURCE = re.compile(
    r"(?:(?:the|an?|this|that|these|their|its|his|her|our|each|which|what|how)\s)?(?:[\w-]+\s){0,2}?"
    r"(?:plans?|schedule|laws?|tradition|customs?|rules?|agreements?|treat(?:y|ies)|principles?|needs?|taste|"
    r"constitution|calendar|protocol|wish(?:es)?|size|age|ability|desire|will|terms|formula|standards?|"
    r"procedures?|timetable|logic|provisions?)\b",
    re.I,
)
_PRONOUN = re.compile(r"(?:him|her|them|it)\b(?!['’])")
_RELATIVE = re.compile(r"\b(?:who|which|that),?\s+$")
_QUOTED = re.compile(r"[\"“](?P<words>[^\"“”]+)[\"”]")
_NO_COMMA = re.compile(
    r"(?:the\s)?(?:[A-Z][\w.’'&-]*\s){1,5}?(?=(?:the|an?|some|it|there|he|she|they|more|over|at\sleast|about)\s)"
)


def according(text: str, sentence: Span, parties: Sequence[Party], memory: Party | None) -> Statement | None:
    """Return what a sentence tells on the word of a source; "according to plan" names none."""
    match = _ACCORDING.search(text, *sentence)
    if match is None or _NO_SOURCE.match(text, match.end(), sentence[1]):
        return None
    leads = not text[sentence[0] : match.start()].strip(" ,").removeprefix("But").removeprefix("And")
    stop, follows = _extent(text, match.end(), sentence, leads=leads)
    if leads and follows < 0:
        return None
    source = text[match.end() : stop].rstrip(" .,")
    content, direct = _told(text, sentence, match.start(), stop, follows=follows, leads=leads)
    if content is None or not source:
        return None
    end = match.end() + len(source)
    speaker = noun_phrase(text, (match.end(), end), parties) or subject_before(
        text, (match.end(), end), parties, sentence=match.end(), memory=memory
    )
    return Statement(speaker=speaker, content=content, cue=match.span(), direct=direct)


def _told(
    text: str, sentence: Span, start: int, stop: int, *, follows: int, leads: bool
) -> tuple[Span | None, bool]:
    """What is told on the word of the source, and whether it is all a quotation.

    After a relative pronoun ("who according to him ...") it is the relative clause; where the verb of the
    sentence comes after the source ("The bridge, according to Salas, was never safe"), the whole sentence;
    else what stands before.
    """
    if leads:
        return content_of(text, follows, sentence[1]), False
    rest = next((n for n in range(stop, sentence[1]) if text[n] not in " ,."), sentence[1])
    if rest < sentence[1] and _RELATIVE.search(text, max(sentence[0], start - 8), start):
        quoted = _QUOTED.match(text, rest, sentence[1])
        if quoted:
            return quoted.span("words"), True
        comma = text.find(", ", rest, sentence[1])
        return content_of(text, rest, comma if comma > 0 else sentence[1]), False
    if _VERB.search(text, rest, sentence[1]) and not _VERB.search(text, sentence[0], start):
        return content_of(text, *sentence), False
    return content_of(text, sentence[0], start), False


def _extent(text: str, start: int, sentence: Span, *, leads: bool) -> tuple[int, int]:
    """Where the source ends, and where the clause after it begins (-1: there is none)."""
    pronoun = _PRONOUN.match(text, start, sentence[1])
    if pronoun and not leads:
        return pronoun.end(), -1
    comma = text.find(", ", start, sentence[1])
    short = _NO_COMMA.match(text, start, sentence[1]) if leads else None
    if short and (comma < 0 or short.end() < comma) and FINITE.search(text, short.end(), sentence[1]):
        return short.end(), short.end()
    if comma > 0 and _APPOSITION.match(text, comma, sentence[1]):
        second = text.find(", ", comma + 2, sentence[1])
        if second > 0 and len(text[comma:second].split()) <= 9 and not _VERB.search(text, comma, second):
            comma = second
    return (comma, comma + 2) if comma > 0 else (sentence[1], -1)
