"""POLECAT columns: PLOVER already, with lists of parties; one row an event."""

from collections.abc import Iterator
from typing import Final

from dragoman.contracts import states
from dragoman.exchange.exporters._foreign import foreign
from dragoman.exchange.exporters._pairs import NO_DAY, NOT_HAPPENED, sole_day
from dragoman.exchange.exporters._selection import Row

_QUADS: Final = {
    "verbal-cooperation": "VERBAL COOPERATION",
    "material-cooperation": "MATERIAL COOPERATION",
    "verbal-conflict": "VERBAL CONFLICT",
    "material-conflict": "MATERIAL CONFLICT",
}
NO_TYPE: Final = "it has no PLOVER type"


def render(row: Row) -> Iterator[dict[str, str]] | str:
    """Return an event as a row of POLECAT, or why it is none."""
    day = sole_day(row)
    if row["status"] != "happened":
        return NOT_HAPPENED
    if day is None:
        return NO_DAY
    if row["type"] is None:
        return NO_TYPE
    return iter([_cells(row, day)])


def _cells(row: Row, day: str) -> dict[str, str]:
    known = (row["source"], row["event"]) if row["event"] else (row["source"], row["document"], row["id"])
    place = {"city": "City", "district": "District", "province": "Province"}.get(row["precision"] or "")
    return {
        "Event ID": ":".join(filter(None, known)),
        "Event Date": day,
        "Event Type": row["type"],
        "Event Mode": row["mode"],
        "Intensity": "" if row["intensity"] is None else f"{row['intensity']:g}",
        "Quad Code": _QUADS.get(row["quad"] or "", ""),
        "Contexts": ";".join(row["contexts"]),
        **_side("Actor", row, "actor"),
        **_side("Recipient", row, "recipient"),
        "Placename": row["place"],
        "Country": row["place_country"] if row["place_country"] in states().names else "",
        **({place: row["place"]} if place else {}),
        "Latitude": "" if row["latitude"] is None else repr(row["latitude"]),
        "Longitude": "" if row["longitude"] is None else repr(row["longitude"]),
        "Source": row["publisher"],
        "Publication Date": row["published"].isoformat() if row["published"] else "",
        "Version": row["coder"],
    }


def _side(prefix: str, row: Row, side: str) -> dict[str, str]:
    sectors = row[f"{side}_sectors"]
    return {
        f"{prefix} Name": _joined(row[f"{side}_names"]),
        f"{prefix} Country": _joined(row[f"{side}s"]),
        f"Primary {prefix} Sector": sectors[0] if sectors else "",
        f"{prefix} Sectors": _joined(sectors),
    }


def _joined(texts: list[str]) -> str:
    return ";".join(text.replace(";", ",") for text in texts)


POLECAT: Final = foreign("polecat", ".txt", "the columns of POLECAT", render)
