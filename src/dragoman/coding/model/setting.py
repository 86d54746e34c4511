"""When, where and on whose word: from the network's spans to the values of the contract."""

import re
from collections.abc import Mapping
from typing import Final

from dragoman.actors import naming
from dragoman.analysis import Analysis
from dragoman.coding.model.readings import Reading
from dragoman.coding.near import sentence_at, statement_at, times_in
from dragoman.coding.when import event_date
from dragoman.coding.where import where
from dragoman.schema import Party, Span, When, Where

_UP_TO: Final = re.compile(
    r"\b(?:borders?|doors?|doorstep|edge|gates?)\s+(?:of|to|with)\s+(?:the\s+)?$", re.IGNORECASE
)

_LEADING: Final = 30
"""Characters before a place in which the words that lead to it stand."""


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


def place_of(analysis: Analysis, reading: Reading, named: Mapping[Span, tuple[Party, ...]]) -> Where | None:
    """Return the place that the network points at; none where the words before it lead only up to it.

    Words that name no country get none: the context guesses at parties, not at maps.
    """
    parties = named.get(reading.place, ()) if reading.place else ()
    if not parties:
        return None
    start = parties[0].span[0]
    if _UP_TO.search(analysis.document.text, max(0, start - _LEADING), start):
        return None
    place = where(parties[0])
    return place.model_copy(update={"country": None}) if naming(parties[0]) == "nameless" else place


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
