"""GDELT 2 columns: one row a pair, parties in CAMEO codes, places in FIPS codes, times in UTC."""

from collections.abc import Iterator
from datetime import UTC, date
from typing import Final

from dragoman.contracts import bodies, states
from dragoman.exchange.exporters._foreign import foreign
from dragoman.exchange.exporters._pairs import (
    NO_CAMEO,
    NO_DAY,
    NOT_HAPPENED,
    Side,
    cameo_of,
    numbered,
    sole_day,
)
from dragoman.exchange.exporters._selection import Row
from dragoman.ontology import goldstein

_ROLES: Final = {"JRN": "MED", "MED": "HLH"}
"""PLOVER's sectors that CAMEO calls otherwise."""
_SAME: Final = frozenset("GOV MIL COP JUD LEG REB SPY OPP BUS EDU CVL LAB REF AGR CRM ELI UAF".split())  # noqa: SIM905
_GEO: Final = {"country": "1", "province": "5", "district": "5", "city": "4"}


def render(row: Row) -> Iterator[dict[str, str]] | str:
    """Return an event as rows of GDELT, or why it is none."""
    day, code = sole_day(row), cameo_of(row)
    if row["status"] != "happened":
        return NOT_HAPPENED
    if day is None:
        return NO_DAY
    if code is None:
        return NO_CAMEO
    return _rows(row, date.fromisoformat(day), code)


def _rows(row: Row, day: date, code: str) -> Iterator[dict[str, str]]:
    score = row["goldstein"] if row["goldstein"] is not None else goldstein(code)
    reports = "" if row["reports"] is None else str(row["reports"])
    for number, actor, recipient in numbered(row):
        yield {
            "GlobalEventID": str(number),
            "Day": f"{day:%Y%m%d}",
            "MonthYear": f"{day:%Y%m}",
            "Year": f"{day:%Y}",
            "FractionDate": f"{day.year + day.timetuple().tm_yday / 365:.4f}",
            **_side("Actor1", actor),
            **_side("Actor2", recipient),
            "EventCode": code,
            "EventBaseCode": code[:3],
            "EventRootCode": code[:2],
            "QuadClass": _quad(int(code[:2])),
            "GoldsteinScale": "" if score is None else f"{score:g}",
            "NumMentions": reports,
            **_place(row),
            "DATEADDED": f"{row['known'].astimezone(UTC):%Y%m%d%H%M%S}",
            "SOURCEURL": row["url"],
        }


def _quad(root: int) -> str:
    return "1" if root <= 5 else "2" if root <= 8 else "3" if root <= 13 else "4"


def _side(prefix: str, side: Side) -> dict[str, str]:
    roles = [_ROLES.get(s, s) for s in side.sectors if s in _ROLES or s in _SAME][:3]
    code = side.code or ""
    country = "" if side.is_body else states().cameo.get(code, "")
    group = bodies().cameo.get(code, "") if side.is_body else ""
    return {
        f"{prefix}Code": (group or country) + "".join(roles),
        f"{prefix}Name": (side.name or states().names.get(code, code)).upper(),
        f"{prefix}CountryCode": country,
        f"{prefix}KnownGroupCode": group,
        **{f"{prefix}Type{number}Code": role for number, role in enumerate(roles, 1)},
    }


def _place(row: Row) -> dict[str, str]:
    if row["place"] is None:
        return {"ActionGeo_Type": "0"}
    return {
        "ActionGeo_Type": _GEO.get(row["precision"] or "", "0"),
        "ActionGeo_Fullname": row["place"],
        "ActionGeo_CountryCode": states().fips.get(row["place_country"] or "", ""),
        "ActionGeo_Lat": "" if row["latitude"] is None else repr(row["latitude"]),
        "ActionGeo_Long": "" if row["longitude"] is None else repr(row["longitude"]),
    }


GDELT: Final = foreign("gdelt", ".csv", "the 61 columns of GDELT 2, one row a pair", render)
