"""Finds the predictions of a document, lists split into their items."""

import re
from collections.abc import Iterator

from dragoman.analysis import Analysis, Sentence
from dragoman.dossier._view import View
from dragoman.dossier.predictions._build import build_prediction
from dragoman.dossier.predictions._clause import FUTURE, find_clause, predicts
from dragoman.dossier.predictions._hedges import Hedge, find_hedges
from dragoman.dossier.statements._speaker import subject_before
from dragoman.schema import Event, Prediction, Span, Statement

_ITEM = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth|Finally|Lastly)(?:ly)?,\s")
_LIST_AHEAD = re.compile(
    r"\b(?:directions?|scenarios?|ways|paths|stages|areas|respects|aspects)\b[^.]{0,20}:$"
)
_EXPECTS = re.compile(r"\bexpects?\s(?:the|an?|its|their|both|[A-Z])[^.;,:]{3,80}?\sto\s")


def find_lists(view: View) -> Iterator[tuple[Sentence, list[Span]]]:
    """Yield each announcement of a list ("three directions:") with its items, each a run of sentences."""
    sentences = view.running
    for n, head in enumerate(sentences):
        if not _LIST_AHEAD.search(view.cut(head.span)):
            continue
        items: list[Span] = []
        for sentence in sentences[n + 1 :]:
            paragraph = view.paragraph(sentence.span[0])
            if _ITEM.match(view.text, *sentence.span):
                items.append(sentence.span)
            elif items and view.paragraph(items[-1][0]) == paragraph:
                items[-1] = (items[-1][0], sentence.span[1])
            else:
                break
        if len(items) > 1:
            yield head, items


def _reported(view: View, hedge: Hedge, sentence: Span) -> Statement | None:
    """The statement that a verb of expecting introduces."""
    for statement in view.statements_in(sentence):
        cue = statement.cue
        if cue and cue[0] < hedge.span[1] and hedge.span[0] < cue[1]:
            return statement
    return None


def _of_sentence(view: View, events: tuple[Event, ...], sentence: Span) -> list[Prediction]:
    if view.cut(sentence).endswith("?"):
        return []
    found: list[Prediction] = []
    hedges = find_hedges(view.text, sentence)
    for hedge in hedges:
        if view.quoted(hedge.span[0]):
            continue
        statement = view.statement_at(hedge.span[0])
        clause = find_clause(view, sentence, hedge, hedges)
        if hedge.kind == "stated":
            statement = _reported(view, hedge, sentence)
            if statement is None and _EXPECTS.match(view.text, hedge.span[0], sentence[1]):
                near = view.parties_in(sentence)
                subject = subject_before(
                    view.text, (sentence[0], hedge.span[0]), near, sentence=sentence[0], memory=None
                )
                found.append(build_prediction(view, events, sentence, hedge, subject))
                continue
            if statement is None or statement.direct:
                continue
            clause = statement.content
            if not FUTURE.search(view.cut(clause)):
                continue
        elif not predicts(view, hedge, clause, statement):
            continue
        if any(p.spans[0][0] <= clause[0] < p.spans[0][1] for p in found):
            continue
        forecaster = statement.speaker if statement else None
        found.append(build_prediction(view, events, clause, hedge, forecaster))
    return found


def find_predictions(analysis: Analysis, events: tuple[Event, ...]) -> tuple[Prediction, ...]:
    """Return what the author, or somebody whom the text reports, expects to happen, in text order.

    A list of expectations ("three directions: First, ...") is split into its items; an item without a
    hedge of its own takes the one that announces the list.
    """
    view = View(analysis)
    found: list[Prediction] = []
    covered: list[Span] = []
    for head, items in find_lists(view):
        hedges = find_hedges(view.text, head.span)
        if not hedges:
            continue
        covered.extend((head.span, *items))
        for item in items:
            own = [
                p
                for s in view.running
                if item[0] <= s.span[0] < item[1]
                for p in _of_sentence(view, events, s.span)
            ]
            found.extend(own or [build_prediction(view, events, item, hedges[0], None)])
    for sentence in view.running:
        if not any(a <= sentence.span[0] < b for a, b in covered):
            found.extend(_of_sentence(view, events, sentence.span))
    return tuple(sorted(found, key=lambda p: p.spans))
