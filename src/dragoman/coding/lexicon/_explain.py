"""Puts the rules that made an event into words."""

from collections.abc import Iterable, Iterator

from dragoman.analysis import Analysis
from dragoman.coding.draft import Draft
from dragoman.coding.explanation import Candidate, Reason
from dragoman.coding.lexicon._hits import readings
from dragoman.coding.lexicon._table import Frame, Pattern
from dragoman.coding.lexicon._words import words_of
from dragoman.schema import Event, Party

_FRAMES: dict[Frame, tuple[str, str]] = {
    "toward": ("the subject of the words, or what they belong to", "whom the words concern"),
    "agree": ("the subject of the words, and with whom", "towards whom"),
    "mutual": ("everybody who takes part acts", ""),
    "visit": ("the visitor", "the host"),
    "host": ("the visitor, named after the host", "the host, the subject of the words"),
    "own": ("the subject of the words", ""),
    "people": ("the people named, or of the place named", "against whom; else their own state"),
}


def reasons(analysis: Analysis, event: Event, pattern: Pattern) -> tuple[Reason, ...]:
    """Return why the fields of an event are as they are."""
    return tuple(_reasons(analysis, event, pattern))


def _reasons(analysis: Analysis, event: Event, pattern: Pattern) -> Iterator[Reason]:
    entry = pattern.trigger
    where = (
        f"{pattern.right} of {pattern.seen} times in the training texts" if pattern.seen else "never measured"
    )
    tells = f"the lexicon has “{pattern.phrase}” for {_name(entry.type, entry.mode)} (right {where})"
    yield Reason("type", tells, event.trigger, pattern.share)
    if event.type != entry.type:
        yield Reason("type", f"{entry.type} became {event.type} by a rule of the codebook", event.trigger)
    if event.mode != entry.mode:
        yield Reason("mode", f"{event.mode or 'none'}, from who takes part and what the act is about")
    acts, receives = _FRAMES[entry.frame]
    yield from _sides("actors", acts, event.actors)
    yield from _sides("recipients", receives or "the codebook's rule for this type", event.recipients)
    if event.about:
        about = _name(event.about.type, event.about.mode)
        yield Reason("about", f"{about}: words of the lexicon for it follow in the clause", event.span)
    yield _date(analysis, event)
    if event.place:
        yield Reason("place", "named after “in”, “at” or “near” beside the trigger", event.place.span)
    if event.status != "happened":
        yield Reason("status", f"{event.status}, by the words before the trigger", event.trigger)
    if event.speaker:
        yield Reason(
            "speaker", "the trigger stands in what this speaker is reported to say", event.speaker.span
        )


def _sides(field: str, role: str, parties: Iterable[Party]) -> Iterator[Reason]:
    for party in parties:
        who = party.code or "no state or body known"
        yield Reason(field, f"{role}: {who} ({party.how})", party.span, party.confidence)


def _date(analysis: Analysis, event: Event) -> Reason:
    if event.date is None:
        return Reason("date", "none: no expression of time belongs to the trigger")
    told = next((t for t in analysis.times if t.when == event.date), None)
    if told is None:
        return Reason("date", "the day of publication: a plain report of news")
    return Reason("date", f"{event.date.start} to {event.date.end}, by these words", told.span)


def candidates(analysis: Analysis, event: Event, pattern: Pattern) -> tuple[Candidate, ...]:
    """Return what the words at the trigger might tell, each with its measured share, the event first."""
    words = words_of(analysis.document.text, event.span)
    others: dict[tuple[str, str | None], float] = {}
    for other in readings(words, event.trigger):
        key = (other.trigger.type, other.trigger.mode)
        others[key] = max(others.get(key, 0.0), other.share)
    others.pop((event.type, event.mode), None)
    ranked = sorted(others.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))
    first = Candidate(event.type, event.mode, pattern.share)
    return (first, *(Candidate(kind, mode, share) for (kind, mode), share in ranked))


def matching(traced: Iterable[tuple[Draft, Pattern]], event: Event) -> Pattern | None:
    """Return the pattern that an event was read by."""
    return next((pattern for draft, pattern in traced if draft.trigger == event.trigger), None)


def _name(kind: str, mode: str | None) -> str:
    return f"{kind} · {mode}" if mode else kind
