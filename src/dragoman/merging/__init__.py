"""Merging: from mentions, which are reports, to events, which happened."""

from dragoman.merging.mention import Mention, Side, from_event
from dragoman.merging.merger import Merger, Rulings, event_id

__all__ = ["Mention", "Merger", "Rulings", "Side", "event_id", "from_event"]
