"""The type lists before this one: 2016 and the README (18 types), PLV (15)."""

from dataclasses import dataclass
from functools import cache

from dragoman.ontology._data import document
from dragoman.ontology.plover import event_types


@dataclass(frozen=True, slots=True)
class Older:
    """What an older type name stands for now: one type, one of several, or (no type) only a context."""

    types: tuple[str, ...]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    note: str | None = None


@cache
def older_types() -> dict[str, Older]:
    """Return the names that are no longer types."""
    return {
        name: Older(tuple(e["types"]), e.get("mode"), tuple(e.get("contexts", ())), e.get("note"))
        for name, e in document()["older"].items()
    }


def from_older(name: str) -> Older | None:
    """Return what a type name of any list stands for now; a name of today stands for itself."""
    return Older((name,)) if name in event_types() else older_types().get(name)
