"""An event as one flat row: the columns of CSV and Parquet.

The table in the docs is tested against `COLUMNS`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import pyarrow as pa

Get = Callable[[Mapping[str, Any]], Any]

_TEXT, _REAL, _WHOLE = pa.string(), pa.float64(), pa.int64()


class Column(NamedTuple):
    """A column: its name, its type, how it is had from an event, and what it means."""

    name: str
    type: pa.DataType
    get: Get
    help: str


def flatten(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event's flat row, in the order of the columns; null for what is unknown."""
    return {column.name: column.get(event) for column in COLUMNS}


def _at(*path: str | int) -> Get:
    """Return what follows a path of keys into an event, and gives null where it ends early."""

    def get(event: Mapping[str, Any]) -> Any:
        value: Any = event
        for key in path:
            if value is None:
                return None
            value = value[key]
        return value

    return get


def _each(parties: str, *path: str | int) -> Get:
    inner = _at(*path)
    return lambda event: [inner(party) for party in event[parties]]


def _sectors(party: Mapping[str, Any]) -> str:
    return " ".join(party["sectors"])


_PARTY: Final[tuple[tuple[str, pa.DataType, tuple[str | int, ...], str], ...]] = (
    ("text", _TEXT, ("text",), "the words"),
    ("start", _WHOLE, ("span", 0), "where the words start"),
    ("end", _WHOLE, ("span", 1), "where they end"),
    ("code", _TEXT, ("code",), "state or international body"),
    ("id", _TEXT, ("id",), "Wikidata id"),
    ("name", _TEXT, ("name",), "full name"),
    ("role", _TEXT, ("role",), "office held on the date"),
    ("confidence", _REAL, ("confidence",), "confidence that this one is meant"),
    ("how", _TEXT, ("how",), "how it was resolved"),
)


def _parties(field: str, prefix: str) -> Iterator[Column]:
    for name, kind, path, meaning in _PARTY:
        yield Column(f"{prefix}_{name}", pa.list_(kind), _each(field, *path), f"{meaning}, of each")
    yield Column(
        f"{prefix}_sectors",
        pa.list_(_TEXT),
        lambda event: [_sectors(party) for party in event[field]],
        "PLOVER sectors, of each, the main one first, with spaces between",
    )


def _speaker() -> Iterator[Column]:
    for name, kind, path, meaning in _PARTY:
        yield Column(f"speaker_{name}", kind, _at("speaker", *path), meaning)
    yield Column(
        "speaker_sectors",
        _TEXT,
        lambda event: _sectors(event["speaker"]) if event["speaker"] else None,
        "PLOVER sectors, with spaces between",
    )


def _when(prefix: str, *path: str) -> Iterator[Column]:
    for name, meaning in (
        ("start", "first day, as 2024-07-01"),
        ("end", "last day"),
        ("text", "the expression it came from"),
    ):
        yield Column(f"{prefix}_{name}", _TEXT, _at(*path, name), meaning)


def _span(field: str, meaning: str) -> Iterator[Column]:
    yield Column(f"{field}_start", _WHOLE, _at(field, 0), f"where {meaning} starts")
    yield Column(f"{field}_end", _WHOLE, _at(field, 1), "where it ends")


COLUMNS: Final[tuple[Column, ...]] = (
    Column("id", _TEXT, _at("id"), "the event's id"),
    Column("document", _TEXT, _at("document"), "the document's id"),
    Column("type", _TEXT, _at("type"), "PLOVER type"),
    Column("mode", _TEXT, _at("mode"), "PLOVER mode"),
    Column("contexts", pa.list_(_TEXT), _at("contexts"), "PLOVER contexts"),
    Column("quad", _TEXT, _at("quad"), "quad class"),
    Column("intensity", _REAL, _at("intensity"), "-10 to 10"),
    Column("cameo", _TEXT, _at("cameo"), "CAMEO code"),
    *_parties("actors", "actor"),
    *_parties("recipients", "recipient"),
    *_when("date", "date"),
    Column("place_text", _TEXT, _at("place", "text"), "the words"),
    Column("place_start", _WHOLE, _at("place", "span", 0), "where the words start"),
    Column("place_end", _WHOLE, _at("place", "span", 1), "where they end"),
    Column("place_name", _TEXT, _at("place", "name"), "the place's name"),
    Column("place_country", _TEXT, _at("place", "country"), "its state"),
    Column("place_lat", _REAL, _at("place", "lat"), "latitude in degrees"),
    Column("place_lon", _REAL, _at("place", "lon"), "longitude in degrees"),
    Column("place_precision", _TEXT, _at("place", "precision"), "city, district, province or country"),
    Column("status", _TEXT, _at("status"), "happened, future, hypothetical or negated"),
    *_speaker(),
    Column("about_type", _TEXT, _at("about", "type"), "PLOVER type of the act that it concerns"),
    Column("about_mode", _TEXT, _at("about", "mode"), "its mode"),
    Column("about_actors", pa.list_(_TEXT), _at("about", "actors"), "codes of its actors"),
    Column("about_recipients", pa.list_(_TEXT), _at("about", "recipients"), "codes of its recipients"),
    *_when("about_date", "about", "date"),
    *_span("trigger", "the trigger"),
    *_span("span", "the sentence"),
    Column("confidence", _REAL, _at("confidence"), "confidence of the event, 0 to 1"),
)
