"""The clause that a hedge stands in, and whether it predicts."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from dragoman.dossier._view import View
from dragoman.dossier.predictions._hedges import Hedge
from dragoman.dossier.predictions._words import words
from dragoman.schema import Span, Statement

FUTURE = re.compile(r"\b(?:will|would|shall|going to|may|might|could|drops?|be)\b", re.I)
_WEAK = re.compile(r"\b(?:doubt|seems|appears|reason to)\b", re.I)
_MUST_MEAN = re.compile(r"\b(?:may|might|could|will)\s+(?:i|you|we)\b|[Ii]n\sMay\b", re.I)
_AND_THAT = re.compile(r",?\sand\sthat\s")
_AND = re.compile(r",\s(?:and|but|while)\s(?!that\b)")
_SUBJECT = re.compile(
    r"(?:(?:it|they|he|she|both)|(?:(?:the|an?|its|their|his|her|both|some|many|more|no|all|this|these|new|two)"
    r"\s|[A-Z])[^,;:\s]*(?:\s[^,;:\s]+){0,7}?)\s"
)
"""A subject of at most nine words or so, up to its hedge."""

_RECALLED = re.compile(
    r"\b(?:may|might|could)\sbe\s(?:recalled|noted|said|added|mentioned|remembered|seen|worried)\b"
)
_IF = re.compile(r"\b[Ii]f\s[^,.;]{4,160},\s")
_NOT_AHEAD = re.compile(r"\b(?:could|may|might)\s(?:not\s)?(?:have|be\s(?:[a-z]+ing|an?|the))\b")


def find_clause(view: View, sentence: Span, hedge: Hedge, hedges: Sequence[Hedge]) -> Span:
    """The clause that holds a hedge: the reported clause, else the sentence up to a semicolon.

    `hedges` are those of the sentence; each of two hedged clauses joined by "and" stands by itself.
    """
    statement = view.statement_at(hedge.span[0])
    if statement and not statement.direct:
        return _own_clause(view, _conjunct(view, statement.content, hedge), hedge, hedges)
    start = max(view.text.rfind(mark, sentence[0], hedge.span[0]) + 1 for mark in ";:")
    end = view.text.find(";", hedge.span[1], sentence[1])
    start, stop = max(start, sentence[0]), end if end > 0 else sentence[1]
    while start < hedge.span[0] and view.text[start].isspace():
        start += 1
    return _own_clause(view, (start, stop), hedge, hedges)


def _own_clause(view: View, whole: Span, hedge: Hedge, hedges: Sequence[Hedge]) -> Span:
    """The part of "A may x, and B is likely to y" that holds a hedge.

    A comma with "and" parts two clauses only where each has a modal hedge of its own and the second opens
    with a subject of its own: in "may sign, and then ratify" one subject goes on. What opens the whole ("it
    is possible that", "if X agrees,") stands over both, and they are one expectation.
    """
    own = [h for h in hedges if whole[0] <= h.span[0] < whole[1]]
    leads = _IF.match(view.text, *whole)
    if leads or hedge.kind != "modal" or any(h.kind in ("opening", "stated") for h in own):
        return whole
    starts = [h.span[0] for h in own]
    start, end = whole
    for match in _AND.finditer(view.text, *whole):
        n = bisect_left(starts, match.end())
        pair = own[max(0, n - 1) : n + 1]
        if len(pair) < 2 or pair[0].span[0] < start or any(h.kind != "modal" for h in pair):
            continue
        if not _SUBJECT.fullmatch(view.text, match.end(), starts[n]):
            continue
        if match.end() <= hedge.span[0]:
            start = match.end()
        else:
            end = match.start()
            break
    return start, end


def _conjunct(view: View, content: Span, hedge: Hedge) -> Span:
    """The part of "that A and that B" that holds a hedge."""
    start, end = content
    for match in _AND_THAT.finditer(view.text, *content):
        if match.end() <= hedge.span[0]:
            start = match.end()
        else:
            end = match.start()
            break
    return start, end


def predicts(view: View, hedge: Hedge, clause: Span, statement: Statement | None) -> bool:
    """Tell whether a hedge makes its clause a prediction rather than a plan, a permission or a report."""
    known = words()
    after = view.text[hedge.span[1] : min(hedge.span[1] + 60, clause[1])].lstrip()
    window = view.text[max(0, hedge.span[0] - 4) : hedge.span[1] + 12]
    if view.text.startswith("May", hedge.span[0]):
        return False
    if _MUST_MEAN.search(window) or _NOT_AHEAD.match(view.text, hedge.span[0]):
        return False
    if _RECALLED.match(view.text, hedge.span[0]):
        return False
    before = view.text[clause[0] : hedge.span[0]]
    if known["not_subject"].search(before.rstrip()):
        return False
    if hedge.kind == "opening" and _WEAK.search(view.cut(hedge.span)):
        return bool(FUTURE.search(view.text, hedge.span[1], clause[1]))
    if hedge.kind != "will":
        return True
    if statement is not None:
        return bool(known["measure"].match(after) or known["vague"].search(view.cut(clause)))
    if _IF.search(view.text, clause[0], hedge.span[0]):
        return True  # "if X, Y will Z" tells how things will turn out, whoever does Z
    would = view.cut(hedge.span).lower().startswith("would")
    if would or known["planned"].match(after):
        return False
    marked = hedge.kind == "will" and not view.cut(hedge.span).lower().startswith(("will", "shall"))
    verb = view.text[hedge.span[0] : min(hedge.span[1] + 60, clause[1])].split(None, 1)
    return marked or bool(len(verb) > 1 and known["outcome"].match(verb[1]))
