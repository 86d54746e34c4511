"""Parties by name."""

from dragoman.presentation._safe import neutralise
from dragoman.schema import Party


def label(party: Party) -> str:
    """Return who is meant: the full name where it is known, else the words of the text."""
    return " ".join(neutralise(party.name or party.text).split())


def role(party: Party) -> str | None:
    """Return the office, where it is known and the label does not already say it."""
    if not party.role:
        return None
    office = " ".join(neutralise(party.role).split())
    return None if office.casefold() in label(party).casefold() else office


def other_side(by: tuple[Party, ...], to: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return whom an act is towards; nobody where it is mutual and both sides are the same parties."""
    same = {(p.code, p.span) for p in by} == {(p.code, p.span) for p in to}
    return () if same else to


def speaker_label(speaker: Party | None) -> str:
    """Return the name of a speaker with the code, or "speaker not named"."""
    if speaker is None:
        return "speaker not named"
    return f"{label(speaker)} ({speaker.code})" if speaker.code else label(speaker)
