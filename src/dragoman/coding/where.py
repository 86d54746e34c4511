"""Where an event took place, where the text says so in plain words."""

import re

from dragoman.analysis import Analysis
from dragoman.coding.near import clause_at, parties_in
from dragoman.schema import Party, Precision, Span, Where

_IN = re.compile(
    r"\b(?:in|at|near|outside|inside|off)\s+(?:the\s+)?(?:\w+\s+(?:city|town|port|capital)\s+of\s+)?$", re.I
)
_FAR = 120
"""Characters from a trigger beyond which a place belongs to something else."""


def event_place(analysis: Analysis, trigger: Span, sentence: Span) -> Where | None:
    """Return the place named after "in", "at" or "near" in the clause of a trigger, else at the head of its
    sentence. Coordinates stay null: no table of places is kept here.
    """
    clause = clause_at(analysis, trigger, sentence)
    named = [p for p in parties_in(analysis, sentence) if _is_place(analysis, p, sentence)]
    near = [p for p in named if clause[0] <= p.span[0] and p.span[1] <= clause[1] and _gap(p, trigger) < _FAR]
    after = [p for p in near if p.span[0] >= trigger[1]]
    before = [p for p in near if p.span[1] <= trigger[0]]
    leading = [p for p in named if p.span[0] - sentence[0] < 12 and p.span[1] <= trigger[0]]
    chosen = after[:1] or before[-1:] or leading[:1]
    return _where(chosen[0]) if chosen else None


def is_place_name(party: Party) -> bool:
    """Tell whether a mention is the name of a place rather than of who speaks for it."""
    return party.how.startswith("place:")


def _gap(party: Party, trigger: Span) -> int:
    return max(party.span[0] - trigger[1], trigger[0] - party.span[1])


def _is_place(analysis: Analysis, party: Party, sentence: Span) -> bool:
    if party.role is not None:
        return False
    low = max(sentence[0], party.span[0] - 40)
    return _IN.search(analysis.document.text, low, party.span[0]) is not None


def _where(party: Party) -> Where:
    precision: Precision = "city" if is_place_name(party) else "country"
    return Where(
        text=party.text,
        span=party.span,
        name=party.name or party.text,
        country=party.code,
        precision=precision,
    )
