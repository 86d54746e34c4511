"""The clause that a name stands in, and the time that dates it."""

import re

from dragoman.dossier._view import View
from dragoman.schema import Span, When

_CUT = re.compile(
    r";|\s[—–-]\s|:\s|\b(?:that|which|who|whom|whose|where|while|because|but|although|after|before|since|when|says?|"
    r"said|saying|tells?|told)\b|,\s(?=(?:and|but|after|before|while|although|where|who|which)\b)"
)
_LED = re.compile(
    r"(?:in|on|at|during|from|by|until|till|last|this|next|yesterday|today|earlier|later|as|the\s(?:same|following|day)|"
    r"a|an|two|three|four|five|six|ten|\w+day|\d+\s\w+\sago)\b",
    re.I,
)

_LED_BEFORE = re.compile(r"\b(?:in|on|at|during|from|by|until|of|late as)\s(?:the\s)?$", re.I)


def clause_around(view: View, sentence: Span, span: Span) -> Span:
    """The part of a sentence between relative words, verbs of saying and semicolons that holds a span."""
    low, high = sentence
    for cut in _CUT.finditer(view.text, *sentence):
        if cut.end() <= span[0]:
            low = cut.end()
        elif cut.start() >= span[1]:
            high = cut.start()
            break
    return low, high


def time_beside(view: View, clause: Span) -> When | None:
    """The time that dates a clause, where it has just one; "the 2014 accord" dates nothing."""
    times = [t for t in view.times_in(clause) if t.when]
    if len({(t.when.start, t.when.end) for t in times if t.when}) != 1:
        return None
    first = times[0]
    before = view.text[max(clause[0], first.span[0] - 12) : first.span[0]]
    led = _LED.match(first.text) or _LED_BEFORE.search(before) or not before.strip()
    ends = view.text[first.span[1] : first.span[1] + 1] in (",", ".", ";", "")
    return first.when if led or (ends and not before.endswith(("the ", "a "))) else None
