"""When, where and on whose word: from the network's spans to the values of the contract."""

from collections.abc import Mapping

from dragoman.analysis import Analysis
from dragoman.coding.model.readings import Reading
from dragoman.coding.near import times_in
from dragoman.coding.speaker import event_speaker
from dragoman.coding.when import event_date
from dragoman.coding.where import where
from dragoman.schema import Party, Span, When, Where


def date_of(analysis: Analysis, reading: Reading, sentence: Span) -> When | None:
    """Return the days of the time expression that the network points at, else what the rules make of the
    text.

    Where the network finds that nothing dates the act, only an expression beside it can.
    """
    if reading.time:
        touching = [
            t
            for t in times_in(analysis, sentence)
            if t.span[0] < reading.time[1] and reading.time[0] < t.span[1]
        ]
        if touching:
            return touching[0].when
    found = event_date(analysis, reading.trigger, sentence, "happened")
    if reading.dating == "nothing" and (found is None or found.text is None):
        return None
    return found


def place_of(reading: Reading, named: Mapping[Span, tuple[Party, ...]]) -> Where | None:
    """Return the place that the network points at."""
    parties = named.get(reading.place, ()) if reading.place else ()
    return where(parties[0]) if parties else None


def speaker_of(analysis: Analysis, reading: Reading, named: Mapping[Span, tuple[Party, ...]]) -> Party | None:
    """Return who the network says reports the act, else the speaker of the statement that holds it."""
    parties = named.get(reading.speaker, ()) if reading.speaker else ()
    if parties:
        return parties[0]
    speaker = event_speaker(analysis, reading.trigger)
    acting = {*reading.actors}
    return speaker if speaker is not None and speaker.span not in acting else None
