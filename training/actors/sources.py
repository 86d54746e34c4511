"""Reads the named sources of office-holders into claims; what may not ship is left out."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actors.claims import PARTICLES, Claim, earliest, latest
from actors.offices import classify
from dragoman.actors._tables import rows, several

CURATED = Path(__file__).parent / "curated"

_BEFORE = (
    "Islamic Republic of Afghanistan", "Swiss Confederation", "Commonwealth of Australia",
    "GNU Interim Prime Minister", "CNSP Prime Minister", "Interim Prime Minister", "Prime Minister",
    "Co-Vice President", "CEO", "New Zealand", "Permanent Deputy Prime Minister",
    "Leadership Council Chairperson", "Leadership Council", "Foreign Minister",
    "for Safeguarding of the Homeland", "or Prime Minister", "or Acting Prime Minister",
    "zon note - President", "Vatican City is President Cardinal", "Temporary Vice President",
    "formerly Prime Minister", "Mann King", "tenure of Prime Minister", "Spanish Co-prince Archbishop",
    "Spanish Coprince Archbishop", "Cardinal", "Mr.", "Privy Council President",
    "New Zealand Governor General", "Commissioner of the Republic", "Major General", "General", "Lt. Gen.",
    "Brig. Gen.", "Gen.", "Col.", "Dr.", "Sir", "Dame", "Sheikh", "Ing.", "Ms.",
)  # fmt: skip
"""Words of the page that the Factbook history left before a name."""
_AFTER = (
    r"(?:Dr|Lt\. Gen|Gen|Col|Sir|Dame|Ret)\.?|of the Netherlands|serves as Regent|"
    r"Vice President of the Executive Yuan"
)
_DEBRIS = re.compile(rf"^(?:{'|'.join(map(re.escape, _BEFORE))})\s+|\s+(?:{_AFTER})$|\s*\(.*?\)|,.*$")
_NOT_IN_OFFICE = re.compile(
    r"\b(?:elect|designate|nominee)\b|Presidents |House of|chief administrative", re.I
)


def _clean(name: str) -> str:
    previous = None
    while previous != name:
        previous, name = name, _DEBRIS.sub("", name).strip(" .,*")
    return " ".join(name.split())


def _title(word: str) -> str:
    """Write the parts of a name that stand in capitals as a name: "al-SUDANI" → "al-Sudani"."""
    parts = re.split(r"([-'’])", word)
    return "".join(
        p if not p.isupper() or len(p) < 2 or re.fullmatch(r"[IVX]+", p) else _capital(p) for p in parts
    )


def _capital(part: str) -> str:
    return part.lower() if part.lower() in PARTICLES else part.capitalize()


def _person(name: str, family: str | None) -> tuple[str, str | None]:
    clean = _clean(name)
    written = " ".join(_title(word) for word in clean.split())
    if family:
        family = " ".join(_title(w) for w in family.split() if len(w.strip(".")) > 1)
    return written, family or None


_MISSPELT = {"POR": "PRT", "EC": "EU", "PKR": "PRK", "ZFA": "ZAF"}


def _ungdc(row: dict[str, Any], cls: str, name: str) -> Claim:
    day = row["as_of"]
    return Claim(
        _MISSPELT.get(row["country"], row["country"]),
        name,
        cls,
        row["office"],
        None,
        None,
        day,
        "U",
        seen=(day, day),
    )


def shared_persons(shared: Path) -> Iterator[Claim]:
    """Yield what the CC0 rows say: Factbook history, Wikidata ministers, speakers at the United Nations."""
    with gzip.open(shared / "actors" / "persons.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "BY-SA" in row["licence"] or not (row["country"] and row["country"].isupper()):
                continue
            office = " ".join((row["office"] or "").split())
            if _NOT_IN_OFFICE.search(row["person"]) or (
                not row["person"].isascii() and not _latin(row["person"])
            ):
                continue
            name, family = _person(row["person"], row["family"])
            cls = classify(office)
            origin = row["origin"]
            if origin.startswith("UNGDC"):
                if cls in ("HOS", "HOG", "FM", "DEPUTY") and " " in name:
                    yield _ungdc(row, cls, name)
                continue
            source = "F" if origin.startswith("factbook") else "W"
            if source == "F":
                held = _factbook_class(row["cls"], office)
                if held is None:
                    continue
                cls = held
            if _reigns_elsewhere(name, row["country"]):
                continue
            yield Claim(
                row["country"], name, cls, office, row["start"], row["end"], row["as_of"], source,
                qid=row["qid"], family=family,
                seen=None if row["start"] else (earliest(row["as_of"]), latest(row["as_of"])),
            )  # fmt: skip


_REPRESENTS = re.compile(r"governor|commissioner|administrator|high$|superior|bailiff", re.I)
_HEAD_OF_STATE = re.compile(
    r"(?:interim |acting |transitional )?"
    r"(?:president(?! of (?:the )?(?:government|council))|king|queen|amir|sultan)",
    re.I,
)
_CROWNS = (
    ("Charles III", "GBR"), ("Elizabeth II", "GBR"), ("Willem-Alexander", "NLD"), ("Beatrix", "NLD"),
    ("Margrethe II", "DNK"), ("Frederik X", "DNK"), ("Francois Hollande", "FRA"), ("Emmanuel Macron", "FRA"),
    ("XI Jinping", "CHN"),
)  # fmt: skip


def _factbook_class(cls: str, office: str) -> str | None:
    """Return the class of a Factbook row; null for a president listed again as head of government."""
    if cls not in ("HOS", "HOG", "DEPUTY"):
        return None
    if cls == "HOS" and _REPRESENTS.search(office):
        return "GOVERNOR"
    return None if cls == "HOG" and (_HEAD_OF_STATE.match(office) or _REPRESENTS.search(office)) else cls


def _reigns_elsewhere(name: str, code: str) -> bool:
    """Tell whether a head of state is listed for a realm or territory beyond the own state."""
    return any(crown.casefold() in name.casefold() and code != home for crown, home in _CROWNS)


def _latin(name: str) -> bool:
    return all(ord(c) < 0x250 or not c.isalpha() or 0x1E00 <= ord(c) < 0x1F00 for c in name)


def cabinet_2018(shared: Path, codes: dict[str, str]) -> Iterator[Claim]:
    """Yield the cabinets of March 2018; `codes` maps the names of states."""
    with gzip.open(shared / "actors" / "persons_cia2018.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            country = row["country_name"]
            if ", " in country:
                country = " ".join(reversed(country.split(", ")))
            code = codes.get(country.casefold()) or codes.get(country.removeprefix("the ").casefold())
            if code is None or not row["person"]:
                continue
            office = row["office"].replace("Dep.", "Deputy").replace("Min.", "Minister")
            name, family = _person(row["person"], row["family"])
            yield Claim(
                code, name, classify(row["office"]), _spelled_out(office), None, None, "2018-03-31", "C",
                family=family, seen=("2018-03-01", "2018-03-31"),
            )  # fmt: skip


_SHORT = (
    ("Pres.", "President"), ("Gen.", "General"), ("Govt.", "Government"), ("&", "and"),
    ("Chmn.", "Chairman"), ("Intl.", "International"), ("Sec.", "Secretary"),
)  # fmt: skip


def _spelled_out(office: str) -> str:
    for short, full in _SHORT:
        office = office.replace(short, full)
    return office


_OFFICE_OF = {
    "HOS": "president", "HOG": "prime minister", "FM": "foreign minister", "DEF": "defence minister",
    "INT": "interior minister", "FIN": "finance minister", "LEADER": "leader", "TRADE": "trade minister",
    "SPEAKER": "speaker of parliament", "NSA": "national security adviser", "SPOX": "spokesperson",
    "DFM": "deputy foreign minister", "LAW": "lawmaker", "GOVERNOR": "governor",
    "DEPUTY": "deputy prime minister",
}  # fmt: skip


def curated() -> Iterator[Claim]:
    """Yield the room's own tables of leaders and diplomats."""
    for path in sorted(CURATED.glob("*.tsv")):
        as_of = "2025-06"
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# as_of"):
                as_of = line.split()[-1]
            if not line or line.startswith("#"):
                continue
            code, names, terms = line.split("\t")
            name, *others = names.split("|")
            for term in terms.split("; "):
                office, days = term.rsplit(" ", 1)
                cls, _, own = office.partition(":")
                start, _, end = days.partition("..")
                yield Claim(
                    code, name, cls, own or _OFFICE_OF[cls], start or None, end or None, as_of, "D",
                    others=tuple(others),
                )  # fmt: skip


def state_codes() -> dict[str, str]:
    """Return the code of each state's names."""
    codes: dict[str, str] = {}
    for code, name, others, *_ in rows("states.tsv"):
        for alias in (name, *several(others)):
            codes.setdefault(alias.casefold(), code)
    return codes | {
        "burma": "MMR",
        "north korea": "PRK",
        "south korea": "KOR",
        "holy see (vatican city)": "VAT",
    }
