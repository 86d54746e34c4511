"""Why an event was coded as it was: its words, the rules that read them, and what else it might have been."""

from dataclasses import asdict, dataclass
from typing import Any

from dragoman.schema import CoderIdentity, Event, Span


@dataclass(frozen=True, slots=True)
class Reason:
    """What was decided about a field of the event, by which rule, from which words.

    `field` is the event's (`type`, `mode`, `actors`, `recipients`, `date`, `place`, `status`, `speaker`,
    `about`, `contexts`); `score` is from 0 to 1, null where the rule knows no degrees.
    """

    field: str
    says: str
    span: Span | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A type and mode that was weighed, with its score from 0 to 1."""

    type: str
    mode: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event, the reasons for its fields, and the candidates weighed, best first.

    `text` is the document's, which every span points into.
    """

    event: Event
    coder: CoderIdentity
    reasons: tuple[Reason, ...]
    candidates: tuple[Candidate, ...]
    text: str

    @property
    def runner_up(self) -> Candidate | None:
        """The best candidate that did not win; none where nothing else was weighed."""
        chosen = (self.event.type, self.event.mode)
        return next((c for c in self.candidates if (c.type, c.mode) != chosen), None)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values for JSON, each reason with its words instead of the whole text."""
        return {
            "event": self.event.model_dump(mode="json"),
            "sentence": self.text[slice(*self.event.span)],
            "coder": self.coder.model_dump(mode="json"),
            "reasons": [
                {**asdict(reason), "words": self.text[slice(*reason.span)] if reason.span else None}
                for reason in self.reasons
            ],
            "candidates": [asdict(candidate) for candidate in self.candidates],
        }
