"""The order in which a reader meets events and claims."""

from collections.abc import Iterable

from dragoman.presentation._parties import speaker_label
from dragoman.schema import Event, Statement


def in_time_order(events: Iterable[Event]) -> list[Event]:
    """Return the events by date, the shorter interval first; undated ones last, as the text has them."""
    return sorted(events, key=_when)


def split_facts(events: Iterable[Event]) -> tuple[list[Event], list[Event]]:
    """Return what is told to have happened, and what is announced, possible or denied; each in time order."""
    ordered = in_time_order(events)
    return (
        [event for event in ordered if event.status == "happened"],
        [event for event in ordered if event.status != "happened"],
    )


def _when(event: Event) -> tuple[bool, str, str, int]:
    date = event.date
    return (date is None, date.start if date else "", date.end if date else "", event.trigger[0])


def by_speaker(statements: Iterable[Statement]) -> list[tuple[str, list[Statement]]]:
    """Return statements under who made them: speakers in order of their first words, nobody known last."""
    groups: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.speaker is None, s.content)):
        groups.setdefault(speaker_label(statement.speaker), []).append(statement)
    return list(groups.items())
