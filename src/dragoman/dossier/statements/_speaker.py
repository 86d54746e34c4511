"""Finds the speaker: the subject of a cue, among the parties that the text names."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.schema import Party, Span

_AUXILIARY = re.compile(
    r"(?:^|\s)(?:has|have|had|also|later|then|there|once|again|himself|herself|both|afterwards|earlier|"
    r"would|will|may|can|could|like to|likes to|[a-z]+ly|is|are|was|were|further|now|still|always|often|"
    r"never|even|just|soon|in turn|first|repeatedly)$"
)
_BOUNDARY = re.compile(
    r"[,;:“”\"()]\s*|\b(?:and|but|that|while|after|when|because|as|with|where|although|though)(?:\s|$)|\s[—–-]\s"
)
_PREPOSITION = re.compile(
    r"\b(?:in|at|on|of|from|to|with|by|after|for|between|against|into)\s(?:the\s)?$", re.I
)
_PRONOUN = re.compile(r"(?:he|she|they|it|both|the (?:former|latter))", re.I)
_AUTHOR = re.compile(r"(?:i|we|you|this|that|there|here|these|those|nobody|no one|what|which|one)\b", re.I)
_FIRST_PERSON = re.compile(
    r"(?<![\w’'-])(?:I|[Ww]e|[Yy]ou|I myself|we all|(?:whatever|whoever|those|anyone|anybody|everyone)"
    r"(?: \w+)?)$"
)
_NOUN_PHRASE = re.compile(
    r"(?:[A-Z][\w.’'-]*|an?|the|some|many|several|two)(?:\s[\w.’'-]+){0,9}|(?:[\w-]+\s){0,3}(?:media|officials|"
    r"sources|analysts|newspapers|critics|diplomats|lawmakers|experts|observers|economists|authorities|reports)",
    re.I,
)
_AFTER = re.compile(
    r"\s*(?P<who>(?:(?:the|an?|his|her|their)\s)?(?:(?!(?:in|on|at|after|during|when|as|to|that|who|of|for|from|"
    r"while|and|but|before)\b)[\w.’'&-]+\s?){1,7})"
)
_LEADING = re.compile(
    r"(?:(?:But|And|Yet|Also|Then|In turn),?\s)?"
    r"(?P<who>(?!(?:In|On|At|After|Before|As|For|By|During|With|From|Since|Under|If|When)\b)"
    r"(?:[A-Z][\w.’'-]*|the|an?)"
    r"(?:\s(?!(?:has|have|had|was|were|is|are|did|also|in|on|at|to|of|for|with|by)\b)[\w.’'-]+){0,6}?)"
    r"(?=\s(?:has|have|had|was|were|is|are|did|also|in|on|at|of|from|for|with|\w+ed|told|said|wrote|met|made|"
    r"took|gave|came|went)\b|,)"
)
_PERSON = re.compile(r"\b(?:who|whom)$")


def _within(parties: Sequence[Party], span: Span) -> Sequence[Party]:
    first = bisect_left(parties, span[0], key=lambda p: p.span[0])
    last = bisect_left(parties, span[1], key=lambda p: p.span[0])
    return [p for p in parties[first:last] if p.span[1] <= span[1]]


def is_place(party: Party) -> bool:
    """Tell whether the party is named only as a place."""
    return party.how.startswith("place:")


def is_author(text: str, span: Span) -> bool:
    """Tell whether the subject of the cue at the end of `span` is the author or the reader ("I", "you")."""
    low, cue = span
    high = _trim(text, low, cue)
    return bool(_FIRST_PERSON.search(text, max(low, high - 20), high))


def main_subject(text: str, span: Span, parties: Sequence[Party]) -> Party | None:
    """Return the first party of a span that does not hang on a preposition."""
    for party in _within(parties, span):
        if not _PREPOSITION.search(text, max(span[0], party.span[0] - 14), party.span[0]):
            return party
    return None


def _trim(text: str, low: int, high: int) -> int:
    """Return where the subject ends: before auxiliaries, adverbs and an aside in commas."""
    for _ in range(4):
        while high > low and text[high - 1].isspace():
            high -= 1
        match = _AUXILIARY.search(text, max(low, high - 16), high)
        if match:
            high = match.start()
        elif high > low and text[high - 1] == ",":
            comma = text.rfind(", ", low, high - 1)
            if comma < 0:
                return high
            high = comma
        else:
            break
    return high


def _named(text: str, span: Span, inside: Sequence[Party]) -> Party | None:
    """Return the party that a noun phrase stands for, a new one where only its place is known."""
    words = text[span[0] : span[1]]
    head = inside[0] if inside else None
    hangs = head and _PREPOSITION.search(text, span[0], head.span[0])
    if head and not hangs:
        top = [p for p in inside if p.span[0] == head.span[0]]
        best = max(top, key=lambda p: p.span[1])
        follows = [p for p in inside if p.span[0] > best.span[1] and p.span[1] == span[1] and p.sectors]
        return follows[-1] if is_place(best) and follows else best
    if _AUTHOR.match(words) or not _NOUN_PHRASE.fullmatch(words):
        return None
    if head:
        return Party(
            text=words,
            span=span,
            code=head.code,
            confidence=round(head.confidence * 0.7, 2),
            how=f"speaker named by the place or body that the words hang on ({head.text})",
        )
    return _unknown(words, span)


def subject_before(
    text: str, span: Span, parties: Sequence[Party], *, sentence: int, memory: Party | None
) -> Party | None:
    """Return the subject of the cue at the end of `span`, read back to its start.

    `memory` is the last speaker or subject of the paragraph; a pronoun that the actors' room left open
    stands for it. Null where no subject can be told.
    """
    low, cue = span
    high = _trim(text, low, cue)
    start = low
    for match in _BOUNDARY.finditer(text, low, high):
        start = match.end()
    covering = [p for p in _within(parties, (low, high)) if p.span[0] < start < p.span[1]]
    if covering:
        start = covering[0].span[0]
    while start < high and text[start].isspace():
        start += 1
    if start >= high:
        return main_subject(text, (sentence, cue), parties) or leading_phrase(text, (sentence, cue)) or memory
    words = text[start:high]
    if _PERSON.search(words):
        before = _within(parties, (sentence, start))
        return before[-1] if before else None
    inside = _within(parties, (start, high))
    if _PRONOUN.fullmatch(words):
        exact = next((p for p in inside if p.code or p.name), None)
        if exact or memory is None:
            return exact
        how = f"pronoun taken for the last speaker or subject ({memory.text})"
        change = {"text": words, "span": (start, high), "how": how, "confidence": memory.confidence * 0.8}
        return memory.model_copy(update=change)
    named = _named(text, (start, high), inside)
    if named is None and not _AUTHOR.match(words):
        return main_subject(text, (sentence, cue), parties)
    return named


def subject_after(text: str, cue: int, high: int, parties: Sequence[Party]) -> Party | None:
    """Return the subject that follows a cue ("said the minister"), read up to `high`."""
    for party in _within(parties, (cue, high)):
        between = text[cue : party.span[0]].strip().lower()
        if between in ("", "the", "mr.", "mrs.", "ms.", "dr."):
            return max(
                (p for p in _within(parties, (cue, high)) if p.span[0] == party.span[0]),
                key=lambda p: p.span[1],
            )
        break
    match = _AFTER.match(text, cue, high)
    if match is None:
        return None
    start, end = match.span("who")
    end = start + len(text[start:end].rstrip(" .’'"))
    words = text[start:end]
    if not words or not (
        words[0].isupper() or words.lower().startswith(("the ", "a ", "an ", "his ", "her "))
    ):
        return None
    return _named(text, (start, end), _within(parties, (start, end)))


def leading_phrase(text: str, span: Span) -> Party | None:
    """Return the noun phrase that opens a sentence, as a party of which no more is known."""
    match = _LEADING.match(text, *span)
    return _unknown(match["who"], match.span("who")) if match else None


def noun_phrase(text: str, span: Span, parties: Sequence[Party]) -> Party | None:
    """Return the party that a noun phrase stands for; null where it is no noun phrase."""
    return _named(text, span, _within(parties, span))


def _unknown(words: str, span: Span) -> Party:
    return Party(text=words, span=span, code=None, confidence=0.5, how="speaker named, not known further")
