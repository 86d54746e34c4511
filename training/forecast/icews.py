"""ICEWS knowledge graphs as acts between states, for fitting and measuring.

Entities become states by their names alone: "India", "Police (India)". Others, persons above all, are left
out. Relations are CAMEO categories by name; PLOVER's types and modes follow from the ontology's map.
"""

import csv
import re
import unicodedata
from datetime import date
from pathlib import Path

from dragoman.forecast.events import Act, EventTable, table
from dragoman.forecast.links import Dataset, load
from dragoman.ontology import cameo_to_plover

STATES = Path(__file__).parents[2] / "src/dragoman/actors/data/states.tsv"
EPOCH = date(2005, 1, 1).toordinal()


def plain(name: str) -> str:
    """Return a name in lower case without accents, brackets and signs."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]+", " ", bare).strip()


def cameo_names(shared: Path) -> dict[str, str]:
    """Return the CAMEO code of each category's plain name."""
    path = shared / "types/cameo_codes_goldstein.csv"
    with path.open(encoding="utf-8", errors="replace") as lines:
        return {plain(row["name"]): row["code"] for row in csv.DictReader(lines)}


def state_names() -> dict[str, str]:
    """Return the alpha-3 code of each plain state name."""
    names = {}
    for line in STATES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, name, others = line.split("\t")[:3]
            names.update({plain(known): code for known in (name, *others.split("|")) if plain(known)})
    return names | {"palestinian territory occupied": "PSE", "occupied palestinian territory": "PSE"}


def relations(data: Dataset, shared: Path) -> dict[int, tuple[str, str | None]]:
    """Return type and mode of each relation; relations that PLOVER does not code are left out."""
    codes = cameo_names(shared)
    mapped = {i: cameo_to_plover(codes[plain(name)]) for i, name in enumerate(data.relations)}
    return {i: (found.type, found.mode) for i, found in mapped.items() if found}


def states(data: Dataset) -> dict[int, str]:
    """Return the state of each entity whose name tells one."""
    known = state_names()
    found = {}
    for i, name in enumerate(data.entities):
        bracket = re.search(r"\(([^()]+)\)\s*$", name)
        code = known.get(plain(bracket[1] if bracket else name))
        if code:
            found[i] = code
    return found


def acts(folder: Path, shared: Path) -> EventTable:
    """Return the acts between different states of the train split."""
    data = load(folder)
    where, what = states(data), relations(data, shared)
    return table(
        Act(where[s], where[o], *what[r], EPOCH + day)
        for s, r, o, day in data.splits["train"].tolist()
        if s in where and o in where and r in what and where[s] != where[o]
    )


PROMISED = {"030": "COOPERATE", "031": "COOPERATE", "0311": "COOPERATE", "0312": "COOPERATE", "033": "AID",
            "0331": "AID", "0332": "AID", "0333": "AID", "0334": "AID", "035": "CONCEDE", "036": "CONSULT",
            "037": "CONSULT", "038": "CONSULT", "039": "CONSULT"}  # fmt: skip
"""What CAMEO's expressions of intent promise."""


def promises(folder: Path, shared: Path) -> EventTable:
    """Return expressions of intent between states as the acts that they promise, on the day of promising."""
    data = load(folder)
    codes = cameo_names(shared)
    where = states(data)
    what = {i: PROMISED.get(codes[plain(name)]) for i, name in enumerate(data.relations)}
    return table(
        Act(where[s], where[o], kind, None, EPOCH + day)
        for s, r, o, day in data.splits["train"].tolist()
        if s in where and o in where and where[s] != where[o] and (kind := what[r])
    )
