"""Why the trained coder coded an event as it did."""

from dragoman.analysis import Analysis
from dragoman.coding.explanation import Candidate, Explanation, Reason
from dragoman.coding.model.plain_modes import plain_mode
from dragoman.coding.model.readings import Reading
from dragoman.schema import CoderIdentity, Event


def explain(analysis: Analysis, event: Event, reading: Reading, coder: CoderIdentity) -> Explanation:
    """Return the words and the scores behind an event, and the types that were weighed."""
    reasons = [
        Reason("type", f"the network reads these words as {reading.type}", reading.trigger, reading.told),
        Reason("mode", _mode(analysis, event, reading), reading.trigger),
        Reason("status", f"{event.status}: {_by(event.status == reading.status)}", reading.trigger),
    ]
    for field, parties in (("actors", event.actors), ("recipients", event.recipients)):
        reasons += [
            Reason(field, f"{p.code or 'nobody known'}: {p.how}", p.span, p.confidence) for p in parties
        ]
    if event.date:
        reasons.append(Reason("date", _dating(event, reading), reading.time))
    if event.place:
        reasons.append(Reason("place", f"{event.place.name}, to {event.place.precision}", event.place.span))
    if event.speaker:
        reasons.append(Reason("speaker", event.speaker.how, event.speaker.span, event.speaker.confidence))
    if event.about:
        reasons.append(Reason("about", f"concerns {event.about.type}", reading.trigger))
    weighed = tuple(
        Candidate(kind, event.mode if kind == event.type else None, round(score, 3))
        for kind, score in reading.scores
    )
    return Explanation(event, coder, tuple(reasons), weighed, analysis.document.text)


def _by(network: bool) -> str:
    return "as the network reads the sentence" if network else "by the rules"


def _mode(analysis: Analysis, event: Event, reading: Reading) -> str:
    if event.mode and event.mode == plain_mode(event.type, analysis.document.text[slice(*reading.trigger)]):
        return f"mode {event.mode}: the words say so"
    if event.mode == reading.mode:
        return f"mode {event.mode or 'left open'}: the likeliest of the type's modes"
    return f"mode {event.mode or 'left open'}: by the rules, for {reading.mode or 'an open one'}"


def _dating(event: Event, reading: Reading) -> str:
    if event.date and event.date.text:
        return f"dated by {event.date.text!r}"
    return (
        "the day of publication: the text reports it as news"
        if reading.dating == "published"
        else "by the rules"
    )
