"""What the codebook and plain grammar know better than the network.

Each rule was kept because it helped on the passages kept apart in training (docs/accuracy.md).
"""

import re
from dataclasses import replace
from typing import Final

from dragoman.analysis import Analysis
from dragoman.coding.draft import Draft
from dragoman.schema import Party, Span

_MAY: Final = re.compile(r"\b(?:may|might|could|would)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OPENS: Final = re.compile(r"(?:may|might|could|would)\b", re.IGNORECASE)
_BEFORE: Final = 30
"""Characters before a trigger in which its auxiliary stands."""

_VISIT: Final = re.compile(r"visit|arriv|trip|tour|travel|delegation|went|came", re.IGNORECASE)
_TOWARDS_OTHERS: Final = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})


def correct(analysis: Analysis, draft: Draft) -> Draft:
    """Apply every rule to an act as the network read it."""
    return met_elsewhere(analysis, not_at_itself(possible(analysis, draft)))


def possible(analysis: Analysis, draft: Draft) -> Draft:
    """Mark an act under "may" or "could" as hypothetical; a threat is an act whatever it threatens."""
    text = analysis.document.text
    low = max(0, draft.trigger[0] - _BEFORE)
    under = _MAY.search(text, low, draft.trigger[0]) or _OPENS.match(text, draft.trigger[0])
    return replace(draft, status="hypothetical") if under and draft.type != "THREATEN" else draft


def not_at_itself(draft: Draft) -> Draft:
    """Leave a state's own name out of the recipients of its own words: "Iran warns that Iran would leave"."""
    own = draft.actor_codes
    if draft.type not in _TOWARDS_OTHERS or len(own) != 1 or draft.recipient_codes != own:
        return draft
    return replace(draft, recipients=()) if any(map(_is_bare_name, draft.recipients)) else draft


def met_elsewhere(analysis: Analysis, draft: Draft) -> Draft:
    """Take guests who met in a third country for two sides of a meeting: none of them is the host."""
    place = draft.place
    if draft.type != "CONSULT" or draft.mode != "visit" or place is None or place.country is None:
        return draft
    here = place.country in draft.actor_codes | draft.recipient_codes
    if here or not draft.recipients or _VISIT.search(_words(analysis, draft.trigger)):
        return draft
    return replace(draft, mode=None, actors=(*draft.actors, *draft.recipients), recipients=())


def _is_bare_name(party: Party) -> bool:
    return party.role is None and party.id is None and "name" in party.how


def _words(analysis: Analysis, span: Span) -> str:
    return analysis.document.text[span[0] : span[1]]
