"""Makes an event of what a coder decided: fills in its id, quad class, intensity and CAMEO code."""

from collections.abc import Iterable

from dragoman.analysis import Analysis
from dragoman.identity import identify
from dragoman.ontology import event_mode, intensity_of, plover_to_cameo, quad_of
from dragoman.schema import About, Act, Event, Party, Span, Status, When, Where


def build_event(
    analysis: Analysis,
    *,
    type: str,  # noqa: A002 - the contract's word
    mode: str | None,
    actors: Iterable[Party],
    recipients: Iterable[Party],
    trigger: Span,
    sentence: Span,
    confidence: float,
    date: When | None = None,
    place: Where | None = None,
    status: Status = "happened",
    speaker: Party | None = None,
    about: About | None = None,
    contexts: tuple[str, ...] = (),
) -> Event:
    """Return the event. Its id hangs on the document's id, the type, and where its words stand.

    `confidence` is from 0 to 1. Raises `UsageError` for a type or a mode that PLOVER does not have.
    """
    if mode is not None:
        event_mode(type, mode)
    actors, recipients = tuple(actors), tuple(recipients)
    spans = [trigger, *(p.span for p in actors), (0, 0), *(p.span for p in recipients)]
    act = Act(type=about.type, mode=about.mode) if about else None
    return Event(
        id=identify(analysis.document.id, f"event {type} {mode or '-'} {status}", spans),
        document=analysis.document.id,
        type=type,
        mode=mode,
        contexts=contexts,
        quad=quad_of(type),
        intensity=intensity_of(type, mode),
        cameo=plover_to_cameo(type, mode, act),
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        status=status,
        speaker=speaker,
        about=about,
        trigger=trigger,
        span=sentence,
        confidence=round(min(1.0, max(0.0, confidence)), 3),
    )
