"""What becomes of commitments: changes of state, and mentions that are one."""

import re
from collections.abc import Sequence

from dragoman.dossier._view import View
from dragoman.dossier.commitments._acts import changes
from dragoman.dossier.commitments._mention import Mention, codes
from dragoman.schema import CommitmentState, Event

_EARLIER = re.compile(r"\bhad\s(?:been\s)?(?:invited|extended|sent|addressed)\b")
_NOT_SO = re.compile(r"\b(?:not|never|yet to be|no longer|if|unless|n['’]t)\s(?:[\w-]+\s){0,2}$", re.I)

REACH = 3
"""Sentences that may stand between a commitment and the words that change it."""

_RANK: tuple[CommitmentState, ...] = (
    "open",
    "unclear",
    "accepted",
    "scheduled",
    "postponed",
    "cancelled",
    "lapsed",
    "broken",
    "kept",
)


def apply_changes(view: View, n: int, mentions: list[Mention]) -> None:
    """Give the changes that a sentence tells to the commitment they are about."""
    sentence = view.running[n].span
    for change in changes():
        match = change.pattern.search(view.text, *sentence)
        if match is None or _NOT_SO.search(view.text, max(sentence[0], match.start() - 24), match.start()):
            continue
        invited = change.state in ("accepted", "scheduled")
        reach = len(mentions) if invited else REACH
        fit = [
            m
            for m in mentions
            if m.sentence <= n
            and n - m.sentence <= reach
            and ((m.kind == "invitation") == invited)
            and (m.kind == "plan" or change.state not in ("cancelled", "postponed") or m.sentence == n)
        ]
        if not fit:
            continue
        target = next((m for m in reversed(fit) if m.sentence == n), fit[-1])
        if change.state == "scheduled" and target.state != "accepted":
            continue
        if change.state == "accepted" and _RANK.index(target.state) > _RANK.index("accepted"):
            continue
        target.state = change.state
        if sentence not in target.spans:
            target.spans.append(sentence)


def merge(mentions: Sequence[Mention]) -> list[Mention]:
    """Make one of the mentions of one commitment."""
    merged: list[Mention] = []
    for mention in mentions:
        same = next((m for m in merged if is_one(m, mention)), None)
        if same is None:
            merged.append(mention)
            continue
        state = "accepted" if mention.kind == "pledge" and same.kind == "invitation" else mention.state
        same.state = max(same.state, state, key=_RANK.index)
        same.due = same.due or mention.due
        if same.guessed and not mention.guessed and same.kind == mention.kind:
            same.to = mention.to
        same.spans = list(dict.fromkeys([*same.spans, *mention.spans]))
        same.events = list(dict.fromkeys([*same.events, *mention.events]))
    return merged


def is_one(first: Mention, second: Mention) -> bool:
    """Tell whether two mentions are one commitment.

    An invitation is one with the same parties; a guest's promise to come is its acceptance. Anything else
    is one only within its sentence.
    """
    by, to = codes(second.by), codes(second.to)
    if first.kind == "invitation" == second.kind:
        same = by == codes(first.by)
        turned = by == codes(first.to) and second.guessed
        return (same and (to == codes(first.to) or second.guessed or first.guessed)) or turned
    if first.kind == "invitation" and second.kind == "pledge" and second.act.type == "CONSULT":
        return by == codes(first.to)
    return (
        first.kind == second.kind and first.act.type == second.act.type and first.spans[0] == second.spans[0]
    )


def _visited(mention: Mention, events: Sequence[Event]) -> bool:
    """Tell whether a coded visit of the invited to the host took place."""
    return any(
        e.type == "CONSULT"
        and e.mode == "visit"
        and e.status == "happened"
        and codes(e.actors) == codes(mention.to)
        and bool(codes(e.recipients) & codes(mention.by))
        for e in events
    )


def keep_visits(view: View, mentions: Sequence[Mention], events: Sequence[Event]) -> None:
    """Mark as kept the earlier invitations whose visit the document tells of."""
    for mention in mentions:
        earlier = mention.kind == "invitation" and _EARLIER.search(view.text, *mention.spans[0])
        if earlier and _visited(mention, events):
            mention.state = "kept"
