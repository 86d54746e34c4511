"""What the words around a trigger change about its type and mode."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from dragoman.coding.draft import Draft
from dragoman.coding.lexicon._about import Reading

_ASKED: Final[Mapping[str, str]] = {
    "CONSULT": "meet",
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "assist",
    "RETREAT": "yield",
    "CONCEDE": "yield",
}
"""The mode of a request or refusal by the type of what is asked for."""

_THREATENED: Final[Mapping[str, str]] = {
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "SANCTION": "relations",
    "COERCE": "restrict",
}
_HOSTILE = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD"})
_COMPLAINS = frozenset({"protests", "protested", "protesting"})
_SEVERAL = 3
"""Sides from which a meeting is multilateral."""


def refine(act: Reading, draft: Draft) -> Draft:
    """Return the draft with the type and mode that its surroundings give it."""
    return _meeting(_promise(act, _by_about(_protest(act, draft))))


def _protest(act: Reading, draft: Draft) -> Draft:
    """A government that protests complains: one that is named as such, or a state by its bare name."""
    word = act.hit.words[0]
    if draft.type != "PROTEST" or not draft.actors or act.hit.noun or word not in _COMPLAINS:
        return draft
    who = draft.actors[0]
    official = any(sector in _OFFICIAL for sector in who.sectors)
    state = not who.sectors and not who.text.endswith("s") and who.text.istitle()
    return replace(draft, type="ACCUSE", mode="disapprove") if official or state else draft


def _by_about(draft: Draft) -> Draft:
    if draft.about is None:
        return draft
    if draft.type in ("REQUEST", "REJECT"):
        return replace(draft, mode=_ASKED.get(draft.about.type, draft.mode))
    if draft.type == "THREATEN":
        return replace(draft, mode=_THREATENED.get(draft.about.type, draft.mode))
    return draft


def _promise(act: Reading, draft: Draft) -> Draft:
    """A promise to retreat is a concession; one to hurt is a threat."""
    if draft.type != "AGREE" or draft.about is None:
        return draft
    if draft.about.type in _HOSTILE and act.hit.trigger.vow:
        return replace(draft, type="THREATEN", mode=_THREATENED.get(draft.about.type))
    if draft.about.type == "RETREAT" and draft.about.mode != "ceasefire" and len(draft.actor_codes) == 1:
        return replace(draft, type="CONCEDE")
    return draft


def _meeting(draft: Draft) -> Draft:
    """A meeting in the country of one side is a visit of the other; one of several sides is multilateral."""
    if draft.type != "CONSULT" or draft.mode is not None:
        return draft
    codes = draft.actor_codes | draft.recipient_codes
    if len(codes) >= _SEVERAL:
        return replace(draft, mode="multilateral")
    host = draft.place.country if draft.place else None
    guests = tuple(p for p in draft.actors if p.code != host)
    if host in codes and guests and not draft.recipients:
        hosts = tuple(p for p in draft.actors if p.code == host)
        return replace(draft, mode="visit", actors=guests, recipients=hosts)
    return draft
