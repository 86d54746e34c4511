"""Brings the commitments of a document together.

Mentions are found sentence by sentence, changes of state are given to the mention they follow, and
mentions of the same kind, parties and act become one commitment.
"""

from typing import TYPE_CHECKING

from dragoman.analysis import Analysis
from dragoman.dossier._view import View
from dragoman.dossier.commitments._making import find_makings
from dragoman.dossier.commitments._reading import read_mention
from dragoman.dossier.commitments._state import REACH, apply_changes, keep_visits, merge
from dragoman.identity import identify
from dragoman.schema import Commitment, Event

if TYPE_CHECKING:
    from dragoman.dossier.commitments._mention import Mention

_MOST = 400
"""Commitments looked for in one document; a text with more is no article."""


def find_commitments(analysis: Analysis, events: tuple[Event, ...]) -> tuple[Commitment, ...]:
    """Return what the parties of a document are bound to, each commitment once, in text order.

    The parties and the act come from the coded event at the same words where there is one, else from
    the words themselves. `state` is what the document says last about it.
    """
    view = View(analysis)
    mentions: list[Mention] = []
    for n, sentence in enumerate(view.running):
        if len(mentions) >= _MOST:
            break
        for kind, trigger in find_makings(view, sentence.span):
            again = view.cut(trigger).lower() == "the invitation" and any(
                m.kind == "invitation" and n - m.sentence <= REACH + 1 for m in mentions
            )
            mention = None if again else read_mention(view, events, n, kind, trigger)
            if mention:
                mentions.append(mention)
        apply_changes(view, n, mentions)
    merged = merge(mentions)
    keep_visits(view, merged, events)
    return tuple(
        Commitment(
            id=identify(view.document.id, f"commitment {m.kind}", [m.trigger]),
            kind=m.kind,
            by=m.by,
            to=m.to,
            act=m.act,
            state=m.state,
            due=m.due,
            events=tuple(m.events),
            spans=tuple(sorted(m.spans)),
        )
        for m in merged
    )
