"""A contract: what one source says its files hold, as a value."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, Literal

SOURCES: Final = ("gdelt", "icews", "polecat", "acled")
"""Every source, by the name of its TOML file here. A new one is a file and a word in this line."""

Kind = Literal["text", "integer", "real", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a source and what may stand in it.

    `formats` are those that a day may have (strptime); `low` and `high` bound numbers, both included;
    `pattern` must match the whole of a text.
    """

    name: str
    kind: Kind
    help: str
    required: bool = False
    low: float | None = None
    high: float | None = None
    pattern: str | None = None
    formats: tuple[str, ...] = ()

    @property
    def original(self) -> str:
        """Its name in the record: ``original_event_id`` for ``Event ID``."""
        return "original_" + re.sub(r"[^a-z0-9]+", "_", self.name.lower()).strip("_")


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a source has laid out its columns; `absent` ones are read as unknown."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a whole file should have: a number of rows, a share of usable rows, filled columns."""

    rows: int
    usable: float
    filled: dict[str, float]


@dataclass(frozen=True, slots=True)
class Contract:
    """All that is promised of a source.

    `key` are the columns that name an event, `stamp` one whose larger value marks the newer of two rows with
    the same key. `unknown` are the texts that stand for nothing. `known_extras` are columns that some files
    have and that are passed over on purpose; any other column that is not named here is reported.
    """

    source: str
    title: str
    publisher: str
    url: str
    licence: str
    licence_url: str
    redistributable: bool
    citation: str
    delimiter: str
    quoted: bool
    header: bool
    encodings: tuple[str, ...]
    key: tuple[str, ...]
    stamp: str | None
    unknown: tuple[str, ...]
    known_extras: tuple[str, ...]
    columns: tuple[Column, ...]
    layouts: tuple[Layout, ...]
    expect: Expectation

    def column(self, name: str) -> Column:
        """Return a column by its name; raises `KeyError` for one that is not there."""
        return self._by_name[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(c.name for c in self.columns)

    @property
    def _by_name(self) -> dict[str, Column]:
        return {c.name: c for c in self.columns}


@cache
def contract(source: str) -> Contract:
    """Return the contract of a source; raises `KeyError` for one that is not known."""
    if source not in SOURCES:
        raise KeyError(source)
    raw = tomllib.loads(resources.files(__package__).joinpath(f"{source}.toml").read_text("utf-8"))
    columns = tuple(_column(entry) for entry in raw["columns"])
    names = tuple(c.name for c in columns)
    layouts = tuple(
        Layout(entry["name"], tuple(n for n in names if n not in entry.get("absent", ())))
        for entry in raw.get("layouts", [{"name": "only"}])
    )
    expect = raw["expect"]
    return Contract(
        source=source,
        **raw["about"],
        delimiter=raw["format"]["delimiter"],
        quoted=raw["format"]["quoted"],
        header=raw["format"]["header"],
        encodings=tuple(raw["format"]["encodings"]),
        key=tuple(raw["key"]),
        stamp=raw.get("stamp"),
        unknown=tuple(raw["format"]["unknown"]),
        known_extras=tuple(raw["format"].get("known_extras", ())),
        columns=columns,
        layouts=layouts,
        expect=Expectation(expect["rows"], expect["usable"], dict(expect.get("filled", {}))),
    )


def _column(entry: list[Any]) -> Column:
    """Read ``[name, kind, help]`` or ``[name, kind, help, {limits}]``."""
    name, kind, meaning, *limits = entry
    given: dict[str, Any] = dict(limits[0]) if limits else {}
    return Column(
        name=name,
        kind=kind,
        help=meaning,
        required=given.get("required", False),
        low=given.get("low"),
        high=given.get("high"),
        pattern=given.get("pattern"),
        formats=tuple(given.get("formats", ())),
    )
