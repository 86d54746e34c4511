"""Files of event data that are made up: a row of each source, and many of them."""

import csv
import io
import random
from pathlib import Path

from dragoman.contracts import contract

SOURCES = ("gdelt", "icews", "polecat", "acled")


def row(source: str, number: int = 0, **changes: str) -> dict[str, str]:
    """Return a row that is in order, with values that hang on its number."""
    made = dict.fromkeys(contract(source).names, "") | _ROWS[source](number)
    assert changes.keys() <= made.keys()
    return made | changes


def text(source: str, rows: list[dict[str, str]], *, header: bool | None = None) -> str:
    """Return a file of a source."""
    agreed = contract(source)
    out = io.StringIO()
    quoting = csv.QUOTE_MINIMAL if agreed.quoted else csv.QUOTE_NONE
    writer = csv.writer(
        out,
        delimiter=agreed.delimiter,
        quoting=quoting,
        quotechar='"' if agreed.quoted else None,
        lineterminator="\n",
    )
    if agreed.header if header is None else header:
        writer.writerow(agreed.names)
    writer.writerows([r[n] for n in agreed.names] for r in rows)
    return out.getvalue()


def write(path: Path, source: str, rows: list[dict[str, str]]) -> Path:
    """Write a file of a source."""
    path.write_text(text(source, rows), encoding="utf-8")
    return path


def corrupt(lines: list[str], share: float, seed: int, *, first: int) -> tuple[list[str], dict[int, str]]:
    """Damage a share of the lines, each in one way; return the file and which lines, from 1, were damaged."""
    chance = random.Random(seed)  # noqa: S311
    damaged: dict[int, str] = {}
    out = list(lines)
    for index in sorted(chance.sample(range(first, len(lines)), int(share * (len(lines) - first)))):
        way = chance.choice(sorted(_DAMAGE))
        out[index] = _DAMAGE[way](lines[index])
        damaged[index + 1] = way
    return out, damaged


_DAMAGE = {
    "cut off": lambda line: line[: len(line) // 3],
    "control characters": lambda line: line[:20] + "\x00\x01" + line[20:],
    "garbage": lambda line: "%%% not a row %%%",
    "doubled": lambda line: line + line,
}

_ROWS = {
    "icews": lambda n: {
        "Event ID": str(1000 + n),
        "Event Date": f"2018-06-{1 + n % 28:02d}",
        "Source Name": "Foreign Affairs (Norway)",
        "Source Sectors": "Executive,Foreign Ministry,Government",
        "Source Country": "Norway",
        "Event Text": "Consult",
        "CAMEO Code": "042",
        "Intensity": "1.9",
        "Target Name": "United Nations",
        "Target Sectors": "NA",
        "Target Country": "NA",
        "Story ID": "9",
        "Sentence Number": "1",
        "Publisher": "The Made-up Times",
        "City": "Oslo",
        "District": "NA",
        "Province": "Oslo County",
        "Country": "Norway",
        "Latitude": "59.9127",
        "Longitude": "10.7461",
    },
    "gdelt": lambda n: {
        "GlobalEventID": str(5000 + n),
        "Day": f"202306{1 + n % 28:02d}",
        "MonthYear": "202306",
        "Year": "2023",
        "FractionDate": "2023.4",
        "Actor1Code": "NORGOV",
        "Actor1Name": "NORWAY",
        "Actor1CountryCode": "NOR",
        "Actor1Type1Code": "GOV",
        "Actor2Code": "UNO",
        "Actor2Name": "UNITED NATIONS",
        "Actor2KnownGroupCode": "UNO",
        "IsRootEvent": "1",
        "EventCode": "042",
        "EventBaseCode": "042",
        "EventRootCode": "04",
        "QuadClass": "1",
        "GoldsteinScale": "1.9",
        "NumMentions": "4",
        "NumSources": "1",
        "NumArticles": "4",
        "AvgTone": "-1.25",
        "ActionGeo_Type": "4",
        "ActionGeo_Fullname": "Oslo, Oslo, Norway",
        "ActionGeo_CountryCode": "NO",
        "ActionGeo_ADM1Code": "NO12",
        "ActionGeo_Lat": "59.9127",
        "ActionGeo_Long": "10.7461",
        "ActionGeo_FeatureID": "-1",
        "DATEADDED": "20230630121500",
        "SOURCEURL": f"https://news.example/{n}",
    },
    "polecat": lambda n: {
        "Event ID": f"2023-made-{n}",
        "Event Date": f"2023-06-{1 + n % 28:02d}",
        "Event Type": "CONSULT",
        "Event Mode": "visit",
        "Intensity": "4.0",
        "Quad Code": "VERBAL COOPERATION",
        "Contexts": "diplomatic;military",
        "Actor Name": "Norway",
        "Actor Country": "NOR",
        "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV;MIL",
        "Recipient Name": "São Tomé",
        "Recipient Country": "STP",
        "Recipient Sectors": "GOV",
        "Placename": "Oslo",
        "City": "Oslo",
        "Country": "NOR",
        "Latitude": "59.9127",
        "Longitude": "10.7461",
        "Source": "The Made-up Times",
        "Publication Date": "2023-06-30",
        "Language": "English",
        "Version": "1",
    },
    "acled": lambda n: {
        "event_id_cnty": f"KEN{n}",
        "event_date": f"2023-06-{1 + n % 28:02d}",
        "year": "2023",
        "time_precision": "1",
        "disorder_type": "Demonstrations",
        "event_type": "Protests",
        "sub_event_type": "Peaceful protest",
        "actor1": "Protesters (Kenya)",
        "inter1": "Protesters",
        "actor2": "Police Forces of Kenya (2022-) Special",
        "iso": "404",
        "country": "Kenya",
        "admin1": "Nairobi",
        "location": "Nairobi",
        "latitude": "-1.2833",
        "longitude": "36.8167",
        "geo_precision": "1",
        "source": "The Made-up Times; Another",
        "notes": 'On 1 June, people marched, "peacefully", to\nthe ministry.',
        "fatalities": "0",
        "timestamp": "1688000000",
    },
}
