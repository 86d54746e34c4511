"""PLOVER: event types, modes, contexts and sectors, as `plover.toml` tells them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, cast

from dragoman.errors import UsageError
from dragoman.ontology._data import document
from dragoman.schema import Quad

VERSION: Final = "plover-2024-02"
"""The edition of the ontology, kept with everything that is coded."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A kind of act within its type; `intensity` from -10 to +10, that of the type where none is printed."""

    name: str
    intensity: float
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types.

    `recipient_required`: the manual asks for a recipient. `symmetric`: both sides do the same, so that
    actor and recipient may be exchanged.
    """

    name: str
    definition: str
    quad: Quad
    intensity: float
    modes: Mapping[str, Mode]
    recipient_required: bool
    symmetric: bool


@cache
def event_types() -> Mapping[str, EventType]:
    """Return the types by name, from AGREE to ASSAULT in the order of the manual."""
    return MappingProxyType(
        {
            name: EventType(
                name=name,
                definition=entry["definition"],
                quad=cast("Quad", entry["quad"]),
                intensity=float(entry["intensity"]),
                modes=MappingProxyType(
                    {
                        mode: Mode(mode, float(e.get("intensity", entry["intensity"])), e["definition"])
                        for mode, e in entry.get("modes", {}).items()
                    }
                ),
                recipient_required=entry["recipient"],
                symmetric=entry["symmetric"],
            )
            for name, entry in document()["types"].items()
        }
    )


@cache
def contexts() -> Mapping[str, str]:
    """Return the 37 contexts with what each stands for."""
    return MappingProxyType(document()["contexts"])


@cache
def sectors() -> Mapping[str, str]:
    """Return the sectors of actors with what each stands for."""
    return MappingProxyType(document()["sectors"])


@cache
def quads() -> Mapping[Quad, str]:
    """Return the four quad classes with what each stands for."""
    return MappingProxyType(document()["quads"])


def event_type(name: str) -> EventType:
    """Return a type by its name. Raises `UsageError` where there is none."""
    try:
        return event_types()[name]
    except KeyError:
        raise UsageError(
            f"{name!r} is no PLOVER event type", remedy=f"The types are {', '.join(event_types())}."
        ) from None


def event_mode(name: str, mode: str) -> Mode:
    """Return a mode of a type. Raises `UsageError` where the type has none of that name."""
    modes = event_type(name).modes
    try:
        return modes[mode]
    except KeyError:
        known = ", ".join(modes) or "none"
        raise UsageError(f"{name} has no mode {mode!r}", remedy=f"Its modes: {known}.") from None


def quad_of(name: str) -> Quad:
    """Return the quad class of a type."""
    return event_type(name).quad


def intensity_of(name: str, mode: str | None = None) -> float:
    """Return the intensity of a type, or of one of its modes, from -10 (conflict) to +10 (cooperation)."""
    return event_type(name).intensity if mode is None else event_mode(name, mode).intensity
