"""ICEWS columns: one row a pair. Behind the text of the code stands the PLOVER type and mode."""

from collections.abc import Iterator
from typing import Final

from dragoman.contracts import states
from dragoman.exchange.exporters._foreign import foreign
from dragoman.exchange.exporters._pairs import (
    NO_CAMEO,
    NO_DAY,
    NOT_HAPPENED,
    Side,
    cameo_of,
    number_of,
    numbered,
    sole_day,
)
from dragoman.exchange.exporters._selection import Row
from dragoman.ontology import cameo_codes

_SECTORS: Final = {
    "GOV": "Government",
    "MIL": "Military",
    "COP": "Police",
    "JUD": "Judicial",
    "LEG": "Legislative / Parliamentary",
    "REB": "Rebel",
    "SPY": "Intelligence",
    "OPP": "Opposition",
    "PTY": "Parties",
    "BUS": "Business",
    "JRN": "Media",
    "EDU": "Education",
    "MED": "Medical / Health",
    "CVL": "General Population / Civilian / Social",
    "LAB": "Labor",
    "REF": "Refugees / Displaced",
    "CRM": "Criminals / Gangs",
    "UAF": "Unidentified Forces",
    "REL": "Religious",
    "AGR": "Agricultural",
}


def render(row: Row) -> Iterator[dict[str, str]] | str:
    """Return an event as rows of ICEWS, or why it is none."""
    day, code = sole_day(row), cameo_of(row)
    if row["status"] != "happened":
        return NOT_HAPPENED
    if day is None:
        return NO_DAY
    if code is None:
        return NO_CAMEO
    return _rows(row, day, code)


def _rows(row: Row, day: str, code: str) -> Iterator[dict[str, str]]:
    known = cameo_codes().get(code)
    score = row["goldstein"] if row["goldstein"] is not None else known.goldstein if known else None
    act = f" [{' '.join(filter(None, (row['type'], row['mode'])))}]" if row["type"] else ""
    for number, actor, recipient in numbered(row):
        yield {
            "Event ID": str(number),
            "Event Date": day,
            "Event Text": f"{known.gloss if known else code}{act}",
            "CAMEO Code": code,
            "Intensity": "" if score is None else f"{score:g}",
            "Story ID": str(number_of(row["source"], row["document"] or row["id"])),
            "Publisher": row["publisher"],
            **_place(row),
            **_side("Source", actor),
            **_side("Target", recipient),
        }


def _side(prefix: str, side: Side) -> dict[str, str]:
    return {
        f"{prefix} Name": side.name or states().names.get(side.code or "", side.code or ""),
        f"{prefix} Sectors": ",".join(_SECTORS[s] for s in side.sectors if s in _SECTORS),
        f"{prefix} Country": "" if side.is_body else states().names.get(side.code or "", ""),
    }


def _place(row: Row) -> dict[str, str]:
    column = {"city": "City", "district": "District", "province": "Province"}.get(row["precision"] or "")
    cells = {"Country": states().names.get(row["place_country"] or "", "")}
    if column:
        cells[column] = row["place"]
        cells["Latitude"] = "" if row["latitude"] is None else repr(row["latitude"])
        cells["Longitude"] = "" if row["longitude"] is None else repr(row["longitude"])
    return cells


ICEWS: Final = foreign("icews", ".tab", "the columns of ICEWS, one row a pair", render)
