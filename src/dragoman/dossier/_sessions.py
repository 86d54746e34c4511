"""Numbered sessions of standing bodies, as the text tells them.

The mechanisms and the check of ordinals both read them.
"""

import re
from dataclasses import dataclass
from typing import Literal

from dragoman.dossier._numbers import ORDINAL, ordinal
from dragoman.dossier._view import View
from dragoman.schema import Span, When

_BODY = (
    r"(?:[Cc]ommission|[Cc]ommittee|[Cc]ouncil|[Dd]ialogue|[Ss]ummit|[Ff]orum|[Cc]onsultations?|"
    r"[Cc]onsultative [Mm]eeting|[Mm]echanism|[Cc]onference|[Aa]uthority|[Pp]latform|[Ww]orking [Gg]roup)"
)
_SITTING = r"(?:[Mm]eeting|[Ss]ession|[Rr]ound|[Ss]itting)"
_WORD = r"[\w'’–-]+"
_OF_WHAT = (
    rf"(?:\s(?:on|for|of|between)\s(?:the\s)?{_WORD}"
    r"(?:\s(?!(?:held|opened|closed|met|was|were|is|will|would|in|on|at|to|took|that|which|who|has|had|during|"
    rf"ended|began)\b){_WORD}){{0,8}})?"
)
_NAME = (
    r"(?:[Tt]he\s)?(?:(?!(?:the|of|in|at|held|that|its|and|said|as)\s)"
    + _WORD
    + r"\s){0,6}"
    + _BODY
    + _OF_WHAT
)
_ORDINAL_OF = re.compile(
    rf"\b(?P<n>{ORDINAL})\s(?:(?:[Oo]rdinary|[Rr]egular|[Aa]nnual|[Pp]lenary|[Jj]oint)\s)?{_SITTING}\s"
    rf"of\s(?P<name>{_NAME})"
)
_BODY_ORDINAL = re.compile(
    rf"\b(?P<name>{_NAME})(?P<gap>(?:,[^,.;]{{0,90}},)?(?:\s(?!its\b)[\w'’-]+){{1,7}}?)\s"
    rf"(?:its|for its)\s(?P<n>{ORDINAL})\s{_SITTING}"
)
_ORDINAL_BODY = re.compile(
    rf"\b(?P<n>{ORDINAL})\s(?P<name>(?:[\w'’–-]+\s){{0,3}}?(?:[Cc]onsultative [Mm]eeting|[Ss]ummit|"
    rf"[Dd]ialogue|[Ff]orum|[Cc]onsultations?|[Ss]trategic [Tt]alks){_OF_WHAT})"
)
_NTH_TIME = re.compile(rf"\b(?P<name>{_NAME})(?P<gap>[^.;\"“]{{1,90}}?)\sfor\sthe\s(?P<n>{ORDINAL})\stime\b")
_BARE = re.compile(
    rf"(?:\b[Tt]he\s|\b[Aa]\s|[\"“‘'])(?:upcoming\s|previous\s|next\s)?(?P<n>{ORDINAL})\s"
    rf"(?:{_SITTING}(?!\s(?:between|with)\b)|one\b)"
)
_PREVIOUS = re.compile(rf"\b[Pp]revious\s{_SITTING}[^.;]{{0,50}}?,\sthe\s(?P<n>{ORDINAL})\b")
_FUTURE = re.compile(r"\b(?:will|would|shall|upcoming|next|appointed|scheduled|planned|to be)\b")
_LEAD = re.compile(r"(?:(?:the|its|their|a|an|and|of|that|said|after|both)\s)+", re.I)

_MOST = 200
"""Numbered sessions looked for in one document; a text with more is no article."""

Kind = Literal["numbered", "bare", "previous"]


@dataclass(frozen=True, slots=True)
class SessionMention:
    """A numbered session: its body ("" where only "the third session" is said), number, words and date."""

    name: str
    number: int
    span: Span
    sentence: Span
    kind: Kind
    future: bool
    when: When | None


def _tense(view: View, sentence: Span, span: Span) -> bool:
    """Tell whether the session is said to lie ahead: by its own clause, not by another of the sentence."""
    low = max(view.text.rfind(mark, sentence[0], span[0]) for mark in (";", ", which", ":"))
    ends = [view.text.find(mark, span[1], sentence[1]) for mark in (", which", "; ")]
    high = min((e for e in ends if e > 0), default=sentence[1])
    own = (low if low > sentence[0] else sentence[0], high)
    past = re.compile(r",\swhich\s(?:met|was held|took place|sat)\b").match(view.text, span[1], sentence[1])
    return not past and bool(_FUTURE.search(view.text, *own))


def _date(view: View, sentence: Span, span: Span) -> When | None:
    times = view.times_in(sentence)
    after = [t for t in times if t.span[0] >= span[1]]
    nearest = after or times[-1:]
    return nearest[0].when if nearest else None


def _clean(name: str) -> str:
    match = _LEAD.match(name)
    words = name[match.end() :] if match else name
    return words.strip(" ,")


def find_sessions(view: View) -> tuple[SessionMention, ...]:
    """Return every numbered session in text order, each place of the text once."""
    found: list[SessionMention] = []
    taken: list[Span] = []
    patterns: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (_PREVIOUS, "previous"),
        (_ORDINAL_OF, "numbered"),
        (_BODY_ORDINAL, "numbered"),
        (_ORDINAL_BODY, "numbered"),
        (_NTH_TIME, "numbered"),
        (_BARE, "bare"),
    )
    for sentence in view.running:
        if len(found) >= _MOST:
            break
        for pattern, kind in patterns:
            for match in pattern.finditer(view.text, *sentence.span):
                number = ordinal(match["n"])
                place = match.span("n")
                if number is None or any(a <= place[0] < b for a, b in taken):
                    continue
                taken.append(place)
                name = _clean(match["name"]) if "name" in match.groupdict() else ""
                start = match.start("name") if name and match.start("name") < place[0] else place[0]
                span = (start, match.end())
                future = _tense(view, sentence.span, place if kind != "numbered" else span)
                when = _date(view, sentence.span, span)
                found.append(SessionMention(name, number, span, sentence.span, kind, future, when))
    return tuple(sorted(found, key=lambda s: s.span))
