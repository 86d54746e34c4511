"""Builds a prediction from its clause: proposition, act, horizon, condition, criterion."""

import re

from dragoman.dossier._view import View
from dragoman.dossier.predictions._hedges import Hedge, stated_probability
from dragoman.dossier.predictions._words import words as word_lists
from dragoman.identity import identify
from dragoman.schema import About, Event, Party, Prediction, Span, When

_IF = re.compile(r"\b(?:if|unless|provided that|as long as|on condition that)\s[^,.;]{4,160}", re.I)
_LEAD = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Finally|Lastly)(?:ly)?|And|But|So|Also|In the future|For example)"
    r",?\s+"
)
_ANCHOR = re.compile(
    r"\b(?:(?i:during|when|after|before|by|until|within|at the|at least|at the least)|in [A-Z]\w+)\b|\d"
)


def _proposition(view: View, clause: Span, hedge: Hedge) -> str:
    words = view.cut(clause)
    if hedge.kind == "opening" and clause[0] <= hedge.span[0] < clause[1]:
        words = view.text[hedge.span[1] : clause[1]]
    lead = _LEAD.match(words)
    words = words[lead.end() :] if lead else words
    words = " ".join(words.split()).strip(" ,;.!?")
    return words[:1].upper() + words[1:]


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


def build_prediction(
    view: View, events: tuple[Event, ...], clause: Span, hedge: Hedge, forecaster: Party | None
) -> Prediction:
    words = view.cut(clause)
    proposition = _proposition(view, clause, hedge)
    by = _horizon(view, clause)
    condition = _IF.search(words)
    known = word_lists()
    concrete = by is not None or known["concrete"].search(words)
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
