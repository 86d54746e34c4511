"""Which events a reader wants to see."""

from dragoman.schema import Dossier


def at_least(dossier: Dossier, confidence: float) -> Dossier:
    """Return the dossier without the events whose confidence is lower, and without links to them.

    A commitment stays, though the events that made it go: it has words of its own.
    """
    if all(event.confidence >= confidence for event in dossier.events):
        return dossier
    events = tuple(event for event in dossier.events if event.confidence >= confidence)
    shown = {event.id for event in events}
    commitments = tuple(
        one.model_copy(update={"events": tuple(id_ for id_ in one.events if id_ in shown)})
        for one in dossier.commitments
    )
    return dossier.model_copy(update={"events": events, "commitments": commitments})
