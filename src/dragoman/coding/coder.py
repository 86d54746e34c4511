"""The interface that every coder stands behind."""

from typing import Protocol

from dragoman.analysis import Analysis
from dragoman.coding.explanation import Explanation
from dragoman.schema import CoderIdentity, Event


class Coder(Protocol):
    """Turns what was found in a document into events.

    A coder is a pure function of the analysis: the same document gives the same events with the same ids,
    whatever was coded before it, in whatever process.
    """

    @property
    def identity(self) -> CoderIdentity:
        """Version, model and ontology, kept with everything it codes."""
        ...

    def code(self, analysis: Analysis) -> tuple[Event, ...]:
        """Return the document's events in text order, each linked to its words."""
        ...

    def explain(self, analysis: Analysis, event_id: str) -> Explanation | None:
        """Return why an event was coded; none where this coder does not code it."""
        ...
