"""POLECAT: already in PLOVER; several weekly files have rows with extra tabs, which are realigned."""

import re
from collections.abc import Sequence
from typing import Final

from dragoman.contracts import Contract
from dragoman.exchange.importers._importer import Importer

_MOST_EXTRA = 3
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,20})?")
# Columns whose content cannot be taken for another's: where each of them is right, the row is aligned.
_ANCHORS: Final = {
    "Event Date": _DAY,
    "Event Type": re.compile(r"[A-Z]{3,12}"),
    "Intensity": _NUMBER,
    "Latitude": _NUMBER,
    "Longitude": _NUMBER,
    "Publication Date": _DAY,
    "Language": re.compile(r"[A-Za-z]{2,20}"),
}
_MAY_BE_EMPTY: Final = frozenset({"Intensity", "Latitude", "Longitude"})


def realign(contract: Contract, cells: Sequence[str]) -> list[str] | None:
    """Take extra empty cells out of a row, one run of them, where one way of doing so makes it right.

    None where no way does, or several do that give different rows.
    """
    names = contract.names
    extra = len(cells) - len(names)
    if not 0 < extra <= _MOST_EXTRA:
        return None
    ways: list[list[str]] = []
    for start in range(len(names) + 1):
        if any(cells[start : start + extra]):
            continue
        row = [*cells[:start], *cells[start + extra :]]
        if row not in ways and _aligned(names, row):
            ways.append(row)
    return ways[0] if len(ways) == 1 else None


def _aligned(names: Sequence[str], row: Sequence[str]) -> bool:
    for name, cell in zip(names, row, strict=True):
        if (anchor := _ANCHORS.get(name)) is None or (not cell and name in _MAY_BE_EMPTY):
            continue
        if not anchor.fullmatch(cell):
            return False
    return True


_PLACED = "coalesce(r.City, r.District, r.Province) IS NOT NULL"
_CODE = "list_transform(words({0}, ';'), lambda x: upper(x))"
# A state's code where it is one; other values of these columns name no state.
_STATES = f"once(list_filter({_CODE}, lambda x: regexp_full_match(x, '[A-Z]{{{{3}}}}') AND x <> 'NON'))"

POLECAT: Final = Importer(
    source="polecat",
    repair=realign,
    columns={
        "stamp": "r.Version",
        "type": "plover.name",
        "mode": """CASE WHEN plover.name IS NOT NULL THEN lower(r."Event Mode") END""",
        "contexts": """list_transform(words(r.Contexts, ';'), lambda x: lower(x))""",
        "quad": "plover.quad",
        "intensity": "try_cast(r.Intensity AS DOUBLE)",
        "actors": _STATES.format('r."Actor Country"'),
        "recipients": _STATES.format('r."Recipient Country"'),
        "actor_names": """words(r."Actor Name", ';')""",
        "recipient_names": """words(r."Recipient Name", ';')""",
        "actor_sectors": """once(words(r."Actor Sectors", ';'))""",
        "recipient_sectors": """once(words(r."Recipient Sectors", ';'))""",
        "date_start": """r."Event Date"::DATE""",
        "date_end": """r."Event Date"::DATE""",
        "place": "coalesce(r.City, r.District, r.Province, r.Placename, r.Country)",
        "place_country": "coalesce(place_state.code, place_code.code)",
        "latitude": f"CASE WHEN {_PLACED} THEN try_cast(r.Latitude AS DOUBLE) END",
        "longitude": f"CASE WHEN {_PLACED} THEN try_cast(r.Longitude AS DOUBLE) END",
        "precision": """CASE WHEN r.City IS NOT NULL THEN 'city' WHEN r.District IS NOT NULL THEN 'district'
            WHEN r.Province IS NOT NULL THEN 'province' WHEN r.Country IS NOT NULL THEN 'country' END""",
        "publisher": "r.Source",
        "published": """try_cast(r."Publication Date" AS DATE)""",
    },
    joins="""
        LEFT JOIN plover_type plover ON plover.name = upper(r."Event Type")
        LEFT JOIN state_by_name place_state ON place_state.name = lower(r.Country)
        LEFT JOIN (SELECT DISTINCT code FROM state_by_name) place_code ON place_code.code = upper(r.Country)
    """,
)
