"""An act as a coder first reads it, before the rules of the codebook."""

from dataclasses import dataclass

from dragoman.analysis import Analysis
from dragoman.coding.build import build_event
from dragoman.schema import About, Event, Party, Span, Status, When, Where


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of an event that a coder decides; the rest follows from them (`build_event`)."""

    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    trigger: Span
    sentence: Span
    confidence: float
    date: When | None = None
    place: Where | None = None
    status: Status = "happened"
    speaker: Party | None = None
    about: About | None = None
    contexts: tuple[str, ...] = ()

    @property
    def actor_codes(self) -> frozenset[str]:
        """The codes of the actors that have one."""
        return frozenset(p.code for p in self.actors if p.code)

    @property
    def recipient_codes(self) -> frozenset[str]:
        """The codes of the recipients that have one."""
        return frozenset(p.code for p in self.recipients if p.code)

    def event(self, analysis: Analysis) -> Event:
        """Return the finished event."""
        return build_event(
            analysis,
            type=self.type,
            mode=self.mode,
            actors=self.actors,
            recipients=self.recipients,
            trigger=self.trigger,
            sentence=self.sentence,
            confidence=self.confidence,
            date=self.date,
            place=self.place,
            status=self.status,
            speaker=self.speaker,
            about=self.about,
            contexts=self.contexts,
        )
