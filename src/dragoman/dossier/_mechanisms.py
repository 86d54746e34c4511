"""Mechanisms: standing bodies between parties, with the number and date of their session."""

import re
from dataclasses import replace

from dragoman.analysis import Analysis
from dragoman.dossier._sessions import SessionMention, find_sessions
from dragoman.dossier._view import View
from dragoman.schema import Code, Mechanism, Span

_UNNUMBERED = re.compile(
    r"\b(?:the|next|first ever)\s(?P<name>(?:"
    r"[\w'’]+-[\w'’]+\s(?:[\w'’]+\s){0,2}(?:commission|committee|council|dialogue)|"
    r"(?:annual|regular)\s(?:consultations?|summit|dialogue|meeting)\sof\sthe\stwo\s\w+))\b",
    re.I,
)
_FAR = 1_200
"""Characters back to which "the commission" may refer."""

_FEW = re.compile(r"\b(?:joint|two|both|bilateral)\b", re.I)


def _parties(view: View, name: Span, sentence: Span) -> tuple[Code, ...]:
    """The codes that the body's name holds, else those of the two countries that meet in it."""
    inside = tuple(dict.fromkeys(p.code for p in view.parties if p.code and _meets(p.span, name)))
    if len(inside) >= 2:
        return inside
    pair = tuple(p.code for p in view.pair_near(sentence[0]) if p.code)
    words = view.cut(name)
    if inside and not _FEW.search(words):
        return inside
    return tuple(dict.fromkeys((*inside, *pair)))[:2] if pair else inside


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same(one: str, other: str) -> bool:
    """Tell whether two names may stand for one body: one holds the other's words."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return first <= second or second <= first or one.lower().split()[-1] == other.lower().split()[-1]


def _named(name: str) -> bool:
    """Tell a standing body ("border commission") from a mere sitting ("consultations")."""
    return " " in name and not name.lower().startswith("anniversary")


def _in_full(view: View, mention: SessionMention) -> SessionMention:
    """Give "the commission" the name that the text has for it before ("the Lima-Quito Joint Commission")."""
    head = mention.name.split()[-1] if mention.name else ""
    if not head:
        return mention
    either = f"[{head[0].upper()}{head[0].lower()}]{re.escape(head[1:])}"
    full = re.compile(rf"\b(?:[A-Z][\w'’–-]+\s){{1,5}}{either}\b")
    near = (max(0, mention.span[0] - _FAR), mention.span[0])
    names = [m[0] for m in full.finditer(view.text, *near)]
    return replace(mention, name=names[-1].removeprefix("The ")) if names else mention


def _best(mentions: list[SessionMention]) -> SessionMention:
    """The session that the article is about: the latest one held that it names, else the first ahead."""
    numbered = [m for m in mentions if m.kind == "numbered"]
    return next((m for m in numbered if not m.future), numbered[0])


def find_mechanisms(analysis: Analysis) -> tuple[Mechanism, ...]:
    """Return the standing bodies of a document, each once, in text order.

    `session` is the number of the session that the article tells of first; further numbers of the same
    body are left to the checks.
    """
    view = View(analysis)
    groups: list[list[SessionMention]] = []
    for told in find_sessions(view):
        mention = told if told.kind != "numbered" or _named(told.name) else _in_full(view, told)
        if mention.kind != "numbered" or not _named(mention.name):
            continue
        home = next((g for g in groups if _same(g[0].name, mention.name)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    found = []
    for group in groups:
        best = _best(group)
        name = max((m.name for m in group), key=len)
        parties = _parties(view, best.span, best.sentence)
        found.append(
            Mechanism(name=name, parties=parties, session=best.number, date=best.when, span=best.span)
        )
    for sentence in view.running:
        for match in _UNNUMBERED.finditer(view.text, *sentence.span):
            name = match["name"]
            if any(_same(m.name, name) for m in found) or view.quoted(match.start()):
                continue
            span = match.span("name")
            codes = _parties(view, span, sentence.span)
            if len(codes) >= 2:
                found.append(Mechanism(name=name, parties=codes, session=None, date=None, span=span))
    return tuple(sorted(found, key=lambda m: m.span))
