"""Predictions: who expects what, how surely, until when, and whether time can tell."""

import re
from collections.abc import Iterator
from functools import cache

from dragoman.analysis import Analysis, Sentence
from dragoman.dossier._data import table
from dragoman.dossier._hedges import Hedge, find_hedges, stated_probability
from dragoman.dossier._identity import identify
from dragoman.dossier._view import View
from dragoman.dossier.statements._speaker import subject_before
from dragoman.schema import About, Event, Party, Prediction, Span, Statement, When

_ITEM = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth|Finally|Lastly)(?:ly)?,\s")
_LIST_AHEAD = re.compile(
    r"\b(?:directions?|scenarios?|ways|paths|stages|areas|respects|aspects)\b[^.]{0,20}:$"
)
_IF = re.compile(r"\b(?:if|unless|provided that|as long as|on condition that)\s[^,.;]{4,160}", re.I)
_LEAD = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Finally|Lastly)(?:ly)?|And|But|So|Also|In the future|For example)"
    r",?\s+"
)
_FUTURE = re.compile(r"\b(?:will|would|shall|going to|may|might|could|drops?|be)\b", re.I)
_WEAK = re.compile(r"\b(?:doubt|seems|appears|reason to)\b", re.I)
_EXPECTS = re.compile(r"\bexpects?\s(?:the|an?|its|their|both|[A-Z])[^.;,:]{3,80}?\sto\s")
_ANCHOR = re.compile(
    r"\b(?:during|when|after|before|by|until|within|at the|in [A-Z]\w+|at least|at the least)\b|\d"
)
_MUST_MEAN = re.compile(r"\b(?:may|might|could|will)\s+(?:i|you|we)\b|[Ii]n\sMay\b", re.I)
_AND_THAT = re.compile(r",?\sand\sthat\s")
_NOT_AHEAD = re.compile(r"\b(?:could|may|might)\s(?:not\s)?(?:have|be\s(?:[a-z]+ing|an?|the))\b")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    entries = table("dragoman.dossier", "predictions.toml")
    return {name: re.compile(rf"\b{pattern}", re.I) for name, pattern in entries.items()}


def _clause(view: View, sentence: Span, hedge: Hedge) -> Span:
    """The clause that holds a hedge: the reported clause, else the sentence up to a semicolon."""
    statement = view.statement_at(hedge.span[0])
    if statement and not statement.direct:
        return _conjunct(view, statement.content, hedge)
    start = max(view.text.rfind(mark, sentence[0], hedge.span[0]) + 1 for mark in ";:")
    end = view.text.find(";", hedge.span[1], sentence[1])
    start, stop = max(start, sentence[0]), end if end > 0 else sentence[1]
    while start < hedge.span[0] and view.text[start].isspace():
        start += 1
    return start, stop


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


def _proposition(view: View, clause: Span, hedge: Hedge) -> str:
    words = view.cut(clause)
    if hedge.kind == "opening" and clause[0] <= hedge.span[0] < clause[1]:
        words = view.text[hedge.span[1] : clause[1]]
    lead = _LEAD.match(words)
    words = words[lead.end() :] if lead else words
    words = " ".join(words.split()).strip(" ,;.!?")
    return words[:1].upper() + words[1:]


def _predicts(view: View, hedge: Hedge, clause: Span, statement: Statement | None) -> bool:
    """Tell whether a hedge makes its clause a prediction rather than a plan, a permission or a report."""
    known = _words()
    after = view.text[hedge.span[1] : min(hedge.span[1] + 60, clause[1])].lstrip()
    window = view.text[max(0, hedge.span[0] - 4) : hedge.span[1] + 12]
    if view.text.startswith("May", hedge.span[0]):
        return False
    if _MUST_MEAN.search(window) or _NOT_AHEAD.match(view.text, hedge.span[0]):
        return False
    before = view.text[clause[0] : hedge.span[0]]
    if known["not_subject"].search(before.rstrip()):
        return False
    if hedge.kind == "opening" and _WEAK.search(view.cut(hedge.span)):
        return bool(_FUTURE.search(view.text, hedge.span[1], clause[1]))
    if hedge.kind != "will":
        return True
    if statement is not None:
        return bool(known["measure"].match(after) or known["vague"].search(view.cut(clause)))
    would = view.cut(hedge.span).lower().startswith("would")
    if would or known["planned"].match(after):
        return False
    marked = hedge.kind == "will" and not view.cut(hedge.span).lower().startswith(("will", "shall"))
    words = view.text[hedge.span[0] : min(hedge.span[1] + 60, clause[1])].split(None, 1)
    return marked or bool(len(words) > 1 and known["outcome"].match(words[1]))


def _horizon(view: View, clause: Span) -> When | None:
    """The latest time in the clause that does not lie before publication."""
    published = view.document.published.start
    ahead = [
        t.when for t in view.times_in(clause) if t.when and (published is None or t.when.end >= published)
    ]
    return max(ahead, key=lambda w: w.end, default=None)


def _act(events: tuple[Event, ...], clause: Span) -> About | None:
    """The act that a coded event within the clause tells of."""
    for event in events:
        if not clause[0] <= event.trigger[0] < clause[1]:
            continue
        if event.about:
            return event.about
        if event.status in ("future", "hypothetical"):
            actors = tuple(dict.fromkeys(p.code for p in event.actors if p.code))
            recipients = tuple(dict.fromkeys(p.code for p in event.recipients if p.code))
            return About(
                type=event.type, mode=event.mode, actors=actors, recipients=recipients, date=event.date
            )
    return None


def _build(
    view: View, events: tuple[Event, ...], clause: Span, hedge: Hedge, forecaster: Party | None
) -> Prediction:
    words = view.cut(clause)
    proposition = _proposition(view, clause, hedge)
    by = _horizon(view, clause)
    condition = _IF.search(words)
    known = _words()
    concrete = known["concrete"].search(words)
    anchored = by is not None or _ANCHOR.search(words)
    resolvable = bool(concrete and anchored and not known["vague"].search(words))
    criterion = None
    if resolvable and by is not None:
        criterion = f"True if it is reported to have happened by {by.end}: {proposition}."
    return Prediction(
        id=identify(view.document.id, "prediction", [clause, hedge.span]),
        forecaster=forecaster or "author",
        proposition=proposition,
        act=_act(events, clause),
        hedge=" ".join(view.cut(hedge.span).split()).strip(" ,"),
        probability=stated_probability(words) or hedge.probability,
        by=by,
        condition=" ".join(condition[0].split()) if condition else None,
        resolvable=resolvable,
        criterion=criterion,
        spans=(clause,),
    )


def _lists(view: View) -> Iterator[tuple[Sentence, list[Span]]]:
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
    for hedge in find_hedges(view.text, sentence):
        if view.quoted(hedge.span[0]):
            continue
        statement = view.statement_at(hedge.span[0])
        clause = _clause(view, sentence, hedge)
        if hedge.kind == "stated":
            statement = _reported(view, hedge, sentence)
            if statement is None and _EXPECTS.match(view.text, hedge.span[0], sentence[1]):
                near = view.parties_in(sentence)
                subject = subject_before(
                    view.text, (sentence[0], hedge.span[0]), near, sentence=sentence[0], memory=None
                )
                found.append(_build(view, events, sentence, hedge, subject))
                continue
            if statement is None or statement.direct:
                continue
            clause = statement.content
            if not _FUTURE.search(view.cut(clause)):
                continue
        elif not _predicts(view, hedge, clause, statement):
            continue
        if any(p.spans[0][0] <= clause[0] < p.spans[0][1] for p in found):
            continue
        forecaster = statement.speaker if statement else None
        found.append(_build(view, events, clause, hedge, forecaster))
    return found


def find_predictions(analysis: Analysis, events: tuple[Event, ...]) -> tuple[Prediction, ...]:
    """Return what the author, or somebody whom the text reports, expects to happen, in text order.

    A list of expectations ("three directions: First, ...") is split into its items; an item without a
    hedge of its own takes the one that announces the list.
    """
    view = View(analysis)
    found: list[Prediction] = []
    covered: list[Span] = []
    for head, items in _lists(view):
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
            found.extend(own or [_build(view, events, item, hedges[0], None)])
    for sentence in view.running:
        if not any(a <= sentence.span[0] < b for a, b in covered):
            found.extend(_of_sentence(view, events, sentence.span))
    return tuple(sorted(found, key=lambda p: p.spans))
