"""Reads the room's own tables: tab-separated, a comment begins with #, | parts several values in a field."""

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table of the package, without comments and blank lines."""
    text = (files("dragoman.actors") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


def several(field: str) -> tuple[str, ...]:
    """Return the values of a field that holds several."""
    return tuple(value for value in field.split("|") if value)
