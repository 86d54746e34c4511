"""The rules of the codebook that hold whoever coded: which act a future act is, who stands on which side.

Source: the PLOVER manual (2024), and the guide of the annotated corpus.
"""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.coding.draft import Draft
from dragoman.ontology import event_type
from dragoman.schema import About, Code, Party

_PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Acts that are AGREE while they lie ahead."""

_MUTUAL = frozenset({"CONSULT", "COOPERATE"})
_DOMESTIC = frozenset({"COERCE", "PROTEST"})
_ABOUT = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
_CLOSE = 400
"""Characters within which "visited" and "met" tell one act."""

_MOST = 20
"""Tellings that one is compared with; a text has few of one act."""


def apply_codebook(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts as the codebook has them, in text order, each act once."""
    return merge_retold(fix(draft) for draft in drafts)


def fix(draft: Draft) -> Draft:
    """Apply every rule that concerns one act by itself."""
    for rule in (known_mode, future_is_agreement, sides, domestic, about_where_it_belongs, once_each):
        draft = rule(draft)
    return draft


def known_mode(draft: Draft) -> Draft:
    """Drop a mode that the type does not have."""
    return draft if draft.mode in event_type(draft.type).modes else replace(draft, mode=None)


def future_is_agreement(draft: Draft) -> Draft:
    """Turn a meeting, backing, exchange or aid that lies ahead into AGREE, a retreat into CONCEDE.

    Who says that it will happen has agreed to it: the saying happened, and is about the act.
    """
    if draft.status != "future":
        return draft
    kind = "AGREE" if draft.type in _PROMISED else "CONCEDE" if draft.type == "RETREAT" else None
    if kind is None:
        return draft
    about = About(
        type=draft.type,
        mode=draft.mode,
        actors=_codes(draft.actors),
        recipients=_codes(draft.recipients),
        date=draft.date,
    )
    return replace(draft, type=kind, mode=None, status="happened", about=about, date=None)


def sides(draft: Draft) -> Draft:
    """Make everybody an actor of a mutual act; on a visit, the visitors act and the hosts receive."""
    mutual = draft.type in _MUTUAL and draft.mode != "visit"
    if not mutual or not draft.recipients or not draft.actors:
        return draft
    if draft.type == "COOPERATE" and len(draft.recipients) == 1 and len(draft.actors) == 1:
        return draft  # the scheme asks for a recipient; the pair is the same either way
    return replace(draft, actors=(*draft.actors, *draft.recipients), recipients=())


def domestic(draft: Draft) -> Draft:
    """Name a state on both sides of what it does to nobody else that is named.

    "Police arrest 24 journalists" is an act of a state within it.
    """
    codes = draft.actor_codes
    if draft.type not in _DOMESTIC or draft.recipients or len(codes) != 1:
        return draft
    return replace(draft, recipients=draft.actors)


def about_where_it_belongs(draft: Draft) -> Draft:
    """Drop the further act from a type that concerns none."""
    return draft if draft.type in _ABOUT or draft.about is None else replace(draft, about=None)


def once_each(draft: Draft) -> Draft:
    """Name each party once on a side, by its first mention."""
    actors, recipients = _once(draft.actors), _once(draft.recipients)
    if actors == draft.actors and recipients == draft.recipients:
        return draft
    return replace(draft, actors=actors, recipients=recipients)


def merge_retold(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Keep one draft of an act that is told more than once, with what the tellings know together.

    The same act: same type and status, same parties, and neither mode nor date against it.
    """
    kept: list[Draft] = []
    places: dict[tuple[object, ...], list[int]] = {}
    for draft in sorted(drafts, key=lambda d: (d.trigger, d.type, d.mode or "")):
        key = _key(draft)
        nameless = not (draft.actor_codes | draft.recipient_codes)
        near = [] if nameless else places.get(key, [])[-_MOST:]
        same = [i for i in near if _compatible(kept[i], draft)]
        if same:
            kept[same[0]] = _joined(kept[same[0]], draft)
        else:
            places.setdefault(key, []).append(len(kept))
            kept.append(draft)
    return _without_halves(sorted(kept, key=lambda d: d.trigger))


def _without_halves(drafts: list[Draft]) -> tuple[Draft, ...]:
    """Drop a telling that knows less of the parties than another one of the same act, and nothing more."""
    fuller: dict[tuple[str, str, str], list[Draft]] = {}
    for draft in drafts:
        for code in draft.actor_codes | draft.recipient_codes:
            fuller.setdefault((draft.type, draft.status, code), []).append(draft)
    return tuple(draft for draft in drafts if not _told_fuller(draft, fuller))


def _told_fuller(draft: Draft, fuller: dict[tuple[str, str, str], list[Draft]]) -> bool:
    actors, recipients = draft.actor_codes, draft.recipient_codes
    if len(actors | recipients) != 1 or (actors and recipients):
        return False
    others = fuller[draft.type, draft.status, next(iter(actors | recipients))][:_MOST]
    return any(
        (other.actor_codes | other.recipient_codes) > (actors | recipients)
        and actors <= other.actor_codes | (other.recipient_codes if draft.type == "CONSULT" else frozenset())
        and recipients <= other.recipient_codes
        and (draft.date is None or other.date is not None)
        and _compatible(other, draft)
        for other in others
    )


def _key(draft: Draft) -> tuple[object, ...]:
    """What two tellings of one act have in common; of a meeting, only who met."""
    if draft.type == "CONSULT":
        return draft.type, draft.status, draft.actor_codes | draft.recipient_codes
    return draft.type, draft.status, draft.actor_codes, draft.recipient_codes


def _compatible(one: Draft, other: Draft) -> bool:
    modes = one.mode == other.mode or None in (one.mode, other.mode)
    if one.about and other.about and one.about.type != other.about.type:
        return False
    if _offices_differ(one.actors, other.actors) or _offices_differ(one.recipients, other.recipients):
        return False
    if "visit" in (one.mode, other.mode) and one.mode != other.mode:
        modes = modes and abs(other.trigger[0] - one.trigger[0]) < _CLOSE
    if one.date is None or other.date is None:
        return modes
    return modes and one.date.start <= other.date.end and other.date.start <= one.date.end


def _offices_differ(some: Iterable[Party], others: Iterable[Party]) -> bool:
    """Tell whether two holders of different offices of one state are meant: a minister is not his deputy."""
    known = {party.code: party.role for party in some if party.role}
    return any(p.role and known.get(p.code, p.role) != p.role for p in others)


def _joined(first: Draft, again: Draft) -> Draft:
    """Return the telling that knows more, for its words bear it out, with what only the other one knows."""
    one, other = (again, first) if _known(again) > _known(first) else (first, again)
    if other.mode == "visit" and one.mode is None:
        one = replace(one, actors=other.actors, recipients=other.recipients)
    return replace(
        one,
        mode=one.mode or other.mode,
        date=one.date or other.date,
        place=one.place or other.place,
        about=one.about or other.about,
        confidence=max(first.confidence, again.confidence),
    )


def _known(draft: Draft) -> int:
    """Count what a telling knows beside its type and parties; the date counts most."""
    return 2 * (draft.date is not None) + sum(x is not None for x in (draft.mode, draft.place, draft.about))


def _codes(parties: Iterable[Party]) -> tuple[Code, ...]:
    return tuple(dict.fromkeys(p.code for p in parties if p.code))


def _once(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    found: dict[object, Party] = {}
    for party in parties:
        found.setdefault(party.code or (party.text, party.span), party)
    return tuple(found.values())
