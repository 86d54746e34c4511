"""What a time expression hangs on: the day of publication, the tense beside it, the dates told before it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from dragoman.language.time.calendar import Interval

Tense: TypeAlias = Literal["past", "future"]
Boundary: TypeAlias = Literal["begins", "ends", "lasts"]

_FUTURE = re.compile(
    r"\b(?:will|shall|won't|upcoming|forthcoming|scheduled|slated|due|expect(?:s|ed)?|plan(?:s|ned|ning)?"
    r"|going\s+to|intends?|(?:is|are|was|were)\s+to|to\s+be|(?-i:may|might)|would|appointed\s+for|(?:postponed|delayed|deferred|put\s+off|moved)\s+(?:to|until|till)"
    r"|ahead\s+of|invit(?:es?|ed|ation)|set\s+(?:to|for))\b|['’]ll\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]|,\s|\s[-–—]\s|\b(?:after|while|when|who|which|where|following|as|but|and|although|since)\b", re.I
)
_PAST = re.compile(r"\b(?:was|were|had|did|\w{3,}ed|met|held|took|said|told|came|went|began|gave|made)\b")
_VERB = re.compile(_PAST.pattern + r"|\b(?:is|are|has|have|do|does)\b")
_PLANNED = re.compile(
    r"\b(?:scheduled|slated|due|expected|planned|planning|going\s+to|to\s+be|was\s+to|were\s+to|would|set"
    r"|(?:postponed|delayed|deferred|put\s+off|moved)\s+(?:to|until|till))\b",
    re.I,
)

_COMING = re.compile(r"\bbe\s(?:\w+ly\s)?(?:\w+ed|held|met|made|told)\b", re.I)
"""What is to be done ("will most likely be arranged"): its participle tells no past."""


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


_REACH = 300
"""Characters on either side in which the tense is looked for."""

_BOUNDARY = re.compile(
    r"\b(?:(?P<ends>end|ends|ended|conclude[sd]?|complete[sd]?|wraps\s+up)"
    r"|(?P<lasts>(?:has|have)\s+been)"
    r"|begin(?:s|ning)?|began|start(?:s|ing)?|arrives?|arrived|commences?|flies|gathers?|opens?|embarks?|meets?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of one expression.

    `reference` is the day of publication (one end of its interval); `previous` the date told last;
    `narrative` the date with a year that the passage goes on from, where it tells of the past.
    """

    reference: date | None
    tense: Tense = "past"
    previous: Interval | None = None
    narrative: Interval | None = None
    alone: bool = False
    """Whether the sentence has no other date, so that its news is of the day of publication."""
    boundary: Boundary | None = None
    """Whether the words before speak of a beginning, an end, or something that goes on."""
    ahead: bool = False
    """Whether the date before it in the sentence lies ahead, so that a bare one after it does too."""


def boundary_before(sentence: str, start: int) -> Boundary | None:
    """Say whether the words shortly before an expression tell of a beginning, an end or what goes on."""
    words = list(_BOUNDARY.finditer(sentence, max(0, start - 80), start))
    if not words:
        return None
    return "ends" if words[-1]["ends"] else "lasts" if words[-1]["lasts"] else "begins"


def tense_at(sentence: str, start: int, end: int, *, ahead: bool = False) -> Tense:
    """Say whether what is dated at these offsets of the sentence is yet to come.

    A clause without a verb of its own ("Rome in May, Paris in June") takes the tense of the date before
    it, which is the future where `ahead` is set.
    """
    left = floor = max(0, start - _REACH)
    for cut in _CLAUSE.finditer(sentence, floor, start):
        # A comma right before the date ("on Friday, 8 May") opens no clause of its own.
        if sentence[cut.end() : start].strip(" ,").lower() not in ("", "on", "in", "from", "the"):
            left = cut.start()
    right = _CLAUSE.search(sentence, end, end + _REACH)
    if right and not sentence[end : right.start()].strip() and len(sentence[left:start].split()) < 2:
        right = _CLAUSE.search(sentence, right.end(), right.end() + _REACH)  # "On Monday, they are to ..."
    clause = sentence[left : right.start() if right else end + _REACH]
    if not _FUTURE.search(clause):
        return "future" if ahead and not _VERB.search(clause) else "past"
    sentence, clause = (_COMING.sub(_blank, words) for words in (sentence, clause))
    if _PAST.search(clause) and not _PLANNED.search(clause):
        # "said it would", "will ... as agreed": the word of the future must stand nearer to the date
        marks = [m.end() for m in _FUTURE.finditer(sentence, left, start)]
        past = [m.end() for m in _PAST.finditer(sentence, left, start)]
        return "future" if marks and (not past or marks[-1] > past[-1]) else "past"
    return "future"
