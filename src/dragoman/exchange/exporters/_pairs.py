"""Events as pairs of one actor and one recipient, for forms that know nothing else."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product, zip_longest
from typing import NamedTuple

from dragoman.contracts import bodies, states
from dragoman.exchange.exporters._selection import Row
from dragoman.ontology import plover_to_cameo


class Side(NamedTuple):
    """A party of a pair: its code and name, either of them null where it is not known."""

    code: str | None
    name: str | None
    sectors: tuple[str, ...]

    @property
    def is_body(self) -> bool:
        """Say whether it is an international body, not a state."""
        return self.code in bodies().names


NOBODY = Side(None, None, ())


def pairs(row: Row) -> Iterator[tuple[Side, Side]]:
    """Yield each actor with each recipient; the actors of a mutual act with each other, each two once."""
    actors, recipients = _sides(row, "actor"), _sides(row, "recipient")
    if recipients or len(actors) < 2:
        yield from product(actors or [NOBODY], recipients or [NOBODY])
    else:
        yield from combinations(actors, 2)


def numbered(row: Row) -> Iterator[tuple[int, Side, Side]]:
    """Yield the pairs, each with a number that stands for the event and the two parties.

    It is the same in every report of the event, so that who reads the file again counts events, not reports.
    """
    known = (row["event"],) if row["event"] else (row["source"], row["document"], row["id"])
    met: Counter[tuple[str, ...]] = Counter()
    for actor, recipient in pairs(row):
        two = tuple(sorted(side.code or side.name or "" for side in (actor, recipient)))
        met[two] += 1
        yield number_of(*known, *two, met[two]), actor, recipient


def _sides(row: Row, side: str) -> list[Side]:
    codes, names = row[f"{side}s"], row[f"{side}_names"]
    sectors = tuple(row[f"{side}_sectors"])
    if len(codes) == len(names) or not names or not codes:
        return [Side(code, name, sectors) for code, name in zip_longest(codes, names)]
    # Some of the parties have no code, and which name is whose is not told: each name by itself.
    return [Side(_code(name), name, sectors) for name in names]


def _code(name: str) -> str | None:
    key = name.casefold()
    return states().by_name.get(key) or bodies().by_name.get(key)


def cameo_of(row: Row) -> str | None:
    """Return the CAMEO code of an event, null where PLOVER's type does not settle it."""
    return row["cameo"] or (plover_to_cameo(row["type"], row["mode"]) if row["type"] else None)


def number_of(*parts: object) -> int:
    """Return a whole number under 10^15 that stands for an id: the same each time, and rarely twice."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8]) % 10**15


def sole_day(row: Row) -> str | None:
    """Return the day of an event, null where it is not known to the day."""
    start, end = row["date_start"], row["date_end"]
    return start.isoformat() if start is not None and start == end else None


def plain(text: str | None) -> str:
    """Return a text that stands in a cell of a tab-separated file: without tabs and line breaks."""
    return " ".join(text.split()) if text else ""


NO_DAY = "its day is not known"
NO_CAMEO = "no CAMEO code stands for its type and mode"
NOT_HAPPENED = "it has not happened"
