"""When, where and on whose word: from the network's spans to the values of the contract."""

from collections.abc import Mapping

from dragoman.analysis import Analysis
from dragoman.coding.model.readings import Reading
from dragoman.coding.near import sentence_at, statement_at, times_in
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
    statement = statement_at(analysis, reading.trigger[0])
    if statement is None or statement.speaker is None or statement.speaker.span in reading.actors:
        return None
    # Indirect speech with its speaker in another sentence is too often somebody else's.
    sentence = analysis.sentences[sentence_at(analysis, reading.trigger[0])].span
    near = sentence[0] <= statement.speaker.span[0] < sentence[1]
    return statement.speaker if statement.direct or near else None
