"""Writes GDELT 2 rows that are made up, with a realistic fill: which columns are empty how often.

The columns are those of the contract. Every value is drawn by a seeded generator, column by column;
nothing is taken from GDELT's own data.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from dragoman.contracts import contract

_STATES = ("USA", "GBR", "CHN", "RUS", "IND", "PAK", "ISR", "PSE", "UKR", "DEU", "FRA", "IRN", "TUR", "SYR")
_FIPS = ("US", "UK", "CH", "RS", "IN", "PK", "IS", "WE", "UP", "GM", "FR", "IR", "TU", "SY")
_ROLES = ["", "GOV", "MIL", "COP", "BUS", "EDU", "MED", "LEG", "CVL", "OPP", "JUD", "REB"]
_CAMEO = (
    "010",
    "020",
    "036",
    "040",
    "042",
    "043",
    "046",
    "050",
    "051",
    "060",
    "070",
    "080",
    "090",
    "100",
    "110",
    "111",
    "112",
    "120",
)
_BLOCK = 250_000


def write(path: Path, rows: int, seed: int = 7, first: int = 0) -> None:
    """Write `rows` rows to a tab-separated file without a header; `first` is where their ids begin."""
    random = np.random.default_rng(seed)
    options = pacsv.WriteOptions(include_header=False, delimiter="\t", quoting_style="none")
    writer = None
    for start in range(0, rows, _BLOCK):
        table = _block(random, first + start, min(_BLOCK, rows - start))
        writer = writer or pacsv.CSVWriter(str(path), table.schema, write_options=options)
        writer.write_table(table)
    if writer:
        writer.close()


def _places(random: np.random.Generator, state: Any) -> Any:
    """Return a city of each state: a few thousand in all, the first ones often."""
    city = np.minimum(random.zipf(1.3, len(state)), 5_000).astype(str)
    return np.char.add(np.char.add(np.char.add("City of ", city), ", Some Province, "), state)


def _block(random: np.random.Generator, start: int, rows: int) -> pa.Table:
    def numbers(low: int, high: int) -> Any:
        return random.integers(low, high, rows).astype(str)

    days = np.datetime64("2023-01-01") + random.integers(0, 365, rows).astype("timedelta64[D]")
    day = np.char.replace(days.astype(str), "-", "")
    code = random.choice(_CAMEO, rows)
    columns: dict[str, Any] = {
        "GlobalEventID": np.arange(start, start + rows) + 1_100_000_000,
        "Day": day,
        "MonthYear": [d[:6] for d in day],
        "Year": [d[:4] for d in day],
        "FractionDate": np.round(2023 + random.random(rows), 4).astype(str),
        "IsRootEvent": random.integers(0, 2, rows),
        "EventCode": code,
        "EventBaseCode": code,
        "EventRootCode": [c[:2] for c in code],
        "QuadClass": random.integers(1, 5, rows),
        "GoldsteinScale": random.choice(["-10.0", "-5.0", "-2.0", "0.0", "1.0", "2.8", "4.0", "7.0"], rows),
        "NumMentions": random.geometric(0.25, rows),
        "NumSources": random.geometric(0.8, rows),
        "NumArticles": random.geometric(0.25, rows),
        "AvgTone": random.normal(-2, 3.5, rows).astype(str),
        "DATEADDED": np.char.add(day, "121500"),
        "SOURCEURL": [
            f"https://www.news{n % 997}.example/world/{n:010x}/who-did-what-to-whom-{n % 83}"
            for n in random.integers(0, 2**40, rows)
        ],
    }
    for actor, empty in (("Actor1", 0.1), ("Actor2", 0.3)):
        state = np.where(random.random(rows) < empty, "", random.choice(_STATES, rows))
        role = np.where(state == "", "", random.choice(_ROLES, rows))
        columns |= {
            f"{actor}Code": np.char.add(state, role),
            f"{actor}Name": np.where(state == "", "", np.char.add("NAME OF ", np.char.add(state, role))),
            f"{actor}CountryCode": state,
            f"{actor}Type1Code": role,
        }
    for geo, empty in (("Actor1Geo", 0.1), ("Actor2Geo", 0.3), ("ActionGeo", 0.03)):
        here = random.random(rows) >= empty
        state = random.choice(_FIPS, rows)
        columns |= {
            f"{geo}_Type": np.where(here, numbers(1, 6), "0"),
            f"{geo}_Fullname": np.where(here, _places(random, state), ""),
            f"{geo}_CountryCode": np.where(here, state, ""),
            f"{geo}_ADM1Code": np.where(
                here, np.char.add(state, random.integers(10, 60, rows).astype(str)), ""
            ),
            f"{geo}_ADM2Code": np.where(here, numbers(1000, 90000), ""),
            f"{geo}_Lat": np.where(here, np.round(random.uniform(-60, 75, rows), 4).astype(str), ""),
            f"{geo}_Long": np.where(here, np.round(random.uniform(-179, 179, rows), 4).astype(str), ""),
            f"{geo}_FeatureID": np.where(here, numbers(-3_000_000, 0), ""),
        }
    nothing = np.full(rows, "")
    return pa.table({n: pa.array(columns.get(n, nothing)).cast(pa.string()) for n in contract("gdelt").names})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    arguments = parser.parse_args()
    write(arguments.out, arguments.rows)
