"""What a test set is, and how its files are read."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from dragoman.coding import Coder
from dragoman.errors import InputError
from dragoman.evaluate._result import Result

Item = TypeVar("Item", bound=BaseModel)
Progress = Callable[[int, int], None]
"""Told after each item: how many are done, of how many."""


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A public test set: where it lies in the folder of the data, what it asks, and how it is measured.

    `splits` are its parts; none where it has no parts.
    """

    name: str
    file: str
    asks: str
    splits: tuple[str, ...]
    measure: Callable[[Path, Coder, str, Progress], Result]


def read_items(file: Path, shape: type[Item]) -> list[Item]:
    """Read JSON lines; raises `InputError` naming the line and the field that cannot be used."""
    items = []
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        try:
            items.append(shape.model_validate_json(line))
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            field = ".".join(map(str, first["loc"]))
            raise InputError(
                f"it is no item of this test set ({field}: {first['msg']})",
                where=f"{file}, line {number}",
                remedy="Restore the file as it was published.",
            ) from None
    return items


def among(name: str, names: Container[str]) -> str:
    """Return a name that is one of the names; raises `ValueError` for another one (a validator)."""
    if name not in names:
        raise ValueError(f"{name!r} is no type of this test set")
    return name


def _lines(file: Path) -> Iterable[bytes]:
    try:
        return file.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"it cannot be read ({error.strerror})", where=str(file)) from None
