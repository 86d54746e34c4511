"""Numbers of sessions against each other: no body meets for the ninth time after its tenth."""

import re
from collections.abc import Iterator, Sequence

from dragoman.dossier._sessions import SessionMention, find_sessions
from dragoman.dossier._view import View
from dragoman.dossier.checks._finding import Case, check
from dragoman.schema import Check, Span

_SAME_EVENT = re.compile(r"\b(?:[Hh]old(?:ing)?|[Hh]eld|convened?|convening)\s(?:the|this|a)\s[\"“‘']?$")
_HEAD = re.compile(r"[\w'’-]+")
_REACH = 3
"""Sentences over which "the third session" still means the body named last."""


def _head(name: str) -> str:
    words = _HEAD.findall(name.lower())
    bodies = ("commission", "committee", "council", "dialogue", "summit", "forum", "consultation", "meeting")
    return next((w for w in words if w.rstrip("s") in bodies), words[-1] if words else "")


def _series(view: View) -> list[list[SessionMention]]:
    """The mentions of each body; a bare "third session" goes to the body named shortly before."""
    order = {s.span: n for n, s in enumerate(view.running)}
    groups: list[list[SessionMention]] = []
    for mention in find_sessions(view):
        if mention.kind == "numbered":
            home = next((g for g in groups if _related(g[0].name, mention.name)), None)
        else:
            near = [g for g in groups if order[mention.sentence] - order[g[-1].sentence] <= _REACH]
            home = max(near, key=lambda g: g[-1].span) if near else None
        if home is not None:
            home.append(mention)
        elif mention.kind == "numbered":
            groups.append([mention])
    return [g for g in groups if len(g) > 1]


def _related(one: str, other: str) -> bool:
    first, second = set(one.lower().split()), set(other.lower().split())
    return _head(one) == _head(other) and (first <= second or second <= first)


def _is_news(view: View, mention: SessionMention) -> bool:
    """Tell whether a session was held about the time of publication."""
    published = view.document.published.start
    if mention.when is None or published is None:
        return mention.when is None
    return mention.when.start[:7] >= published[:7]


def _conflict(view: View, earlier: SessionMention, later: SessionMention) -> str | None:
    """Why two mentions of one body cannot both be right, or null."""
    first, second = earlier.number, later.number
    if later.kind == "previous":
        right = first - 1
        return (
            f"The {first}. is told of before it, so the previous one is the {right}."
            if second != right
            else None
        )
    if _SAME_EVENT.search(view.text, *_before(later)) and not later.future and later.kind == "bare":
        return f"The same meeting is called the {first}. before." if first != second else None
    past, ahead = (earlier, later) if later.future else (later, earlier)
    if earlier.future != later.future:
        if ahead.number <= past.number:
            return f"The {past.number}. has been held, so the coming one cannot be the {ahead.number}."
        if ahead.number > past.number + 1 and _is_news(view, past):
            return f"The {past.number}. is the one just held, so the next must be the {past.number + 1}."
        return None
    if earlier.future or earlier.when is None or later.when is None or first == second:
        return None
    low, high = (earlier, later) if first < second else (later, earlier)
    if low.when and high.when and low.when.start > high.when.end:
        return f"The {high.number}. was on {high.when.start}, so the {low.number}. cannot have come after it."
    return None


def _before(mention: SessionMention) -> Span:
    return max(0, mention.span[0] - 24), mention.span[0]


def _pairs(group: Sequence[SessionMention]) -> Iterator[tuple[SessionMention, SessionMention]]:
    """Each mention with the ones before it, the nearest first."""
    for n, later in enumerate(group):
        for earlier in reversed(group[:n]):
            yield earlier, later


def check_ordinals(case: Case) -> tuple[Check, ...]:
    """Compare the numbers that the text gives the sessions of one body; the later mention is flagged."""
    view = case.view
    found: dict[Span, Check] = {}
    for group in _series(view):
        for earlier, later in _pairs(group):
            known = _conflict(view, earlier, later)
            if known and later.span not in found:
                says = view.cut(later.span)
                found[later.span] = check(
                    "ordinal", "conflicts", later.span, says, known=known, source="the same text"
                )
    return tuple(found.values())
