"""When an event took place, as far as the text fixes it."""

import re
from datetime import date

from dragoman.analysis import Analysis, TimeMention
from dragoman.coding.near import breaks, clause_at, sentence_at, sentence_before, statement_at, times_in
from dragoman.schema import Published, Span, Status, When

_BACKGROUND = re.compile(
    r"(?:\bhad\s(?:\w+ly\s|also\s|been\s|once\s|n[o']t\s)*|\b(?:earlier|previous(?:ly)?|former(?:ly)?|recent(?:ly)?|"
    r"repeatedly|long|past|alleged|last)\s(?:\w+\s)?)$",
    re.I,
)
_AFTER = re.compile(r",?\s(?:after|following|since)\s", re.I)
_LOOSE = re.compile(r"\b(?:since|until|till|by|before|from)\b", re.I)
_ADVERBIAL = re.compile(
    r"(?:in|on|at|during|between|yesterday|today|tonight|this|last|earlier|late|early|mid|\d|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the|a|an|"
    r"one|two|three|several|few)",
    re.I,
)
_NEWS_SENTENCES = 3
"""How far into a longer text a plain report is taken for the news of its day."""

_CARRY = 4
"""Sentences of one paragraph over which a date is carried."""

_WIDE = 100
"""Days from which an expression dates only what it stands close to."""

_NARROW = 3
"""Days up to which an expression of an earlier clause dates what the sentence goes on to tell."""

_CLOSE = 30
"""Characters that are close."""

_SHORT = 8
"""Sentences up to which a text is a news item as a whole."""


def event_date(analysis: Analysis, trigger: Span, sentence: Span, status: Status = "happened") -> When | None:
    """Return the days of an event: of a time expression beside its trigger, else of the sentence before,
    else the day of publication for a plain report of news; null where the text leaves them open.
    """
    own = _own_time(analysis, trigger, sentence, status)
    if own is not None:
        return own.when
    if status in ("future", "hypothetical"):
        return None
    if _is_background(analysis, trigger, sentence):
        return None
    if len(analysis.sentences) > _SHORT:
        return _carried(analysis, trigger) or _day_of_news(analysis, trigger)
    return _day_of_news(analysis, trigger) or _carried(analysis, trigger)


def _own_time(analysis: Analysis, trigger: Span, sentence: Span, status: Status) -> TimeMention | None:
    clause = clause_at(analysis, trigger, sentence)
    published = analysis.document.published
    found: list[tuple[int, int, TimeMention]] = []
    for mention in times_in(analysis, sentence):
        if not _may_date(mention, published, status) or _crosses_quote(analysis, trigger, mention):
            continue
        inside = clause[0] <= mention.span[0] and mention.span[1] <= clause[1]
        leads = mention.span[0] - sentence[0] < 3
        # "The turn came in July last year: the minister visited …"
        introduces = mention.span[1] < trigger[0] and analysis.document.text.startswith(":", mention.span[1])
        earlier = mention.span[1] <= trigger[0] and _days(mention.when) < _NARROW
        if not (inside or leads or introduces or earlier):
            continue
        gap = max(mention.span[0] - trigger[1], trigger[0] - mention.span[1], 0)
        apart = "," in analysis.document.text[mention.span[1] : trigger[0]] and not leads
        if _days(mention.when) > _WIDE and (gap > _CLOSE or apart):
            continue  # "the riots of 2008", "who was elected in 2008, said"
        found.append((0 if inside else 1, gap, mention))
    return min(found, key=lambda f: f[:2])[2] if found else None


def _days(when: When | None) -> int:
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days if when else 0


def _may_date(mention: TimeMention, published: Published, status: Status) -> bool:
    """Tell whether an expression can say when something took place: no bound, no future for what happened."""
    if mention.when is None or _LOOSE.match(mention.text) or not _ADVERBIAL.match(mention.text):
        return False
    return status == "future" or published.end is None or mention.when.start <= published.end


def _crosses_quote(analysis: Analysis, trigger: Span, mention: TimeMention) -> bool:
    """Tell whether the trigger and the expression belong to different voices."""
    one, other = statement_at(analysis, trigger[0]), statement_at(analysis, mention.span[0])
    return one is not other and any(s is not None and s.direct for s in (one, other))


def _is_background(analysis: Analysis, trigger: Span, sentence: Span) -> bool:
    """Tell whether the words just before a trigger put it before the news ("had met", "after talks")."""
    text = analysis.document.text
    before = _BACKGROUND.search(text, max(sentence[0], trigger[0] - 40), trigger[0])
    if before and not (before[0].startswith("had") and text[trigger[1] - 1] == "s"):  # "had talks" is news
        return True
    last = [low for low, high in breaks(analysis, sentence) if high <= trigger[0]][-1:]
    return bool(last) and bool(_AFTER.match(text, last[0]))


def _carried(analysis: Analysis, trigger: Span) -> When | None:
    """Return the days that the sentences before tell of last, where the story plainly goes on from them."""
    at = trigger[0]
    for _ in range(_CARRY):
        before = sentence_before(analysis, at)
        if before is None:
            return None
        at = before.span[0]
        told = [
            t
            for t in times_in(analysis, before.span)
            if _may_date(t, analysis.document.published, "happened")
        ]
        if told:
            return told[0].when if len(told) == 1 and _days(told[0].when) < _WIDE else None
    return None


def _day_of_news(analysis: Analysis, trigger: Span) -> When | None:
    """Return the day of publication, where it is one day and the text is the news of it."""
    published = analysis.document.published
    if published.start is None or published.start != published.end or published.how == "inferred":
        return None
    number = sentence_at(analysis, trigger[0])
    if len(analysis.sentences) > _SHORT and number >= _NEWS_SENTENCES:
        return None
    return When(start=published.start, end=published.start)
