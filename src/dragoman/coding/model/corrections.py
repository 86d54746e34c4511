"""What the codebook and plain grammar know better than the network.

Each rule was kept because it helped on the passages kept apart in training (docs/accuracy.md).
"""

import re
from dataclasses import replace
from typing import Final

from dragoman.actors import NAMELESS, naming
from dragoman.analysis import Analysis
from dragoman.coding.draft import Draft
from dragoman.schema import Party, Span

_MAY: Final = re.compile(
    r"\b(?:may|might|could|would|(?:is|are|was|were|be)\s+(?:\w+\s+)?(?:un)?likely\s+to|let\s+(?!me|us)(?:\w+|the\s+\w+))"
    r"\s+(?:\w+\s+){0,2}$|\bif\s(?:\w+\s){1,4}$",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(r"(?:may|might|could|would|(?:is|are)\s+(?:un)?likely\s+to)\b", re.IGNORECASE)
_BEFORE: Final = 48
"""Characters before a trigger in which its auxiliary stands."""

_VISIT: Final = re.compile(r"visit|arriv|trip|tour|travel|delegation|went|came", re.IGNORECASE)
_ON_THE_GROUND: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})

_WITHIN: Final = re.compile(
    r"\b(?:activists?|army|authorities|church|citizens?|column|congress|council|courts?|demonstrators?|"
    r"governments?|journalists?|judges?|lawmakers|mayor|militants?|military|minist(?:ry|er)|officials?|"
    r"opposition|parliament|part(?:y|ies)|police|prosecutors?|protesters?|rebels?|regime|residents?|schools?|"
    r"senate|separatists?|unions?|workers?)\b",
    re.IGNORECASE,
)
"""Whom a state has within it: "the opposition" is its own where no other is named."""
_TOWARDS_OTHERS: Final = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})


def correct(analysis: Analysis, draft: Draft) -> Draft:
    """Apply every rule to an act as the network read it."""
    draft = not_at_itself(possible(analysis, draft))
    return met_elsewhere(analysis, host_receives(where_it_happened(draft)))


def possible(analysis: Analysis, draft: Draft) -> Draft:
    """Mark an act under "may", "is likely to", "if" or "let" as hypothetical; a threat is an act whatever it
    threatens, unless it is itself only possible.
    """
    text = analysis.document.text
    low = max(0, draft.trigger[0] - _BEFORE)
    under = _MAY.search(text, low, draft.trigger[0]) or _OPENS.match(text, draft.trigger[0])
    return replace(draft, status="hypothetical") if under else draft


def not_at_itself(draft: Draft) -> Draft:
    """Leave a state out of the recipients of its own words, "Iran warns that Iran would leave", and what the
    context alone gave to it; not its own opposition, congress or officials.
    """
    own, others = draft.actor_codes, draft.recipient_codes
    if draft.type not in _TOWARDS_OTHERS or not others:
        return draft
    if own == others and len(own) == 1:
        official = any(party.role or naming(party) in ("state", "pronoun") for party in draft.actors)
        kept = tuple(p for p in draft.recipients if _is_within(p, official=official))
        return replace(draft, recipients=kept)
    if others < own:  # "on North Korea's day Lukashenko congratulated Kim": who is addressed does not speak
        return replace(draft, actors=tuple(p for p in draft.actors if p.code not in others))
    return draft


def _is_within(party: Party, *, official: bool) -> bool:
    """Tell whether a recipient of the actor's own state is one: not a pronoun, nor the state that speaks."""
    kind = naming(party)
    if kind == "nameless" or (kind == "pronoun" and " " in party.text):  # "its own parliament"
        return _WITHIN.search(party.text) is not None
    return kind != "pronoun" and not (kind == "state" and official)


def where_it_happened(draft: Draft) -> Draft:
    """Take police, crowds or targets that name no country for those of the country it happened in."""
    if draft.type not in _ON_THE_GROUND or draft.place is None or draft.place.country is None:
        return draft
    country = draft.place.country

    def local(party: Party) -> Party:
        if naming(party) != "nameless" or party.code == country:
            return party
        how = f"“{party.text}”: {NAMELESS}; taken for {country}, where it happened"
        return party.model_copy(update={"code": country, "how": how})

    return replace(
        draft, actors=tuple(map(local, draft.actors)), recipients=tuple(map(local, draft.recipients))
    )


def host_receives(draft: Draft) -> Draft:
    """Let the side in whose country a visit takes place receive it: "Xi Jinping meets Macron in Beijing"."""
    place = draft.place
    if draft.type != "CONSULT" or draft.mode != "visit" or place is None:
        return draft
    if not draft.actors:  # somebody among them came
        draft = replace(draft, actors=draft.recipients, recipients=())
    if place.country not in draft.actor_codes or place.country in draft.recipient_codes:
        return draft
    hosts = tuple(p for p in draft.actors if p.code == place.country)
    guests = tuple(p for p in draft.actors if p.code != place.country)
    guests += draft.recipients
    return replace(draft, actors=guests, recipients=hosts) if guests else draft


def met_elsewhere(analysis: Analysis, draft: Draft) -> Draft:
    """Take guests who met in a third country for two sides of a meeting: none of them is the host."""
    place = draft.place
    if draft.type != "CONSULT" or draft.mode != "visit" or place is None or place.country is None:
        return draft
    sides = draft.actor_codes | draft.recipient_codes
    if place.country in sides or len(sides) < 2 or tells_of_a_visit(_words(analysis, draft.trigger)):
        return draft
    return replace(draft, mode=None, actors=(*draft.actors, *draft.recipients), recipients=())


def tells_of_a_visit(words: str) -> bool:
    """Tell whether the words of an act are those of a visit, not of a meeting."""
    return _VISIT.search(words) is not None


def _words(analysis: Analysis, span: Span) -> str:
    return analysis.document.text[span[0] : span[1]]
