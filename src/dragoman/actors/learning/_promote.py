"""From sightings to office-holders: two independent sources that agree promote one.

A source that two sightings share counts once, and so does a text that two share. Where two persons are
seen in one office of one state within a month, the one seen by fewer sources is held back.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.actors._likeness import likeness
from dragoman.actors._tokens import keys
from dragoman.actors.learning._harvest import Sighting

SOURCES = 2
"""Independent sources that promote."""
_ALIKE = 0.8
_NEAR = 400
"""Days between two sightings of one term."""
_CLASH = 31


@dataclass(frozen=True, slots=True)
class Learned:
    """An office-holder learned from articles, with the days seen and the evidence."""

    code: str
    cls: str
    role: str
    name: str
    first: str
    last: str
    evidence: tuple[Sighting, ...]

    @property
    def sources(self) -> frozenset[str]:
        """The independent sources that say so."""
        return frozenset(s.source for s in self.evidence)


def promote(sightings: Iterable[Sighting]) -> tuple[Learned, ...]:
    """Return the office-holders that enough independent sources agree on, by state, office and day."""
    by_office: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_office[sighting.code, sighting.cls].append(sighting)
    learned: list[Learned] = []
    for key in sorted(by_office):
        groups = _groups(sorted(by_office[key], key=lambda s: (s.day, s.document, s.span)))
        firm = [
            g for g in groups if len({s.source for s in g}) >= SOURCES and len({s.document for s in g}) > 1
        ]
        learned.extend(_term(group) for group in firm if not _outweighed(group, firm))
    return tuple(learned)


def _groups(sightings: list[Sighting]) -> list[list[Sighting]]:
    """Put together the sightings of one person in one term."""
    groups: list[list[Sighting]] = []
    for sighting in sightings:
        for group in reversed(groups):
            if _days(group[-1].day, sighting.day) <= _NEAR and _same(group[0].name, sighting.name):
                group.append(sighting)
                break
        else:
            groups.append([sighting])
    return groups


def _same(one: str, other: str) -> bool:
    a, b = keys(one), keys(other)
    return bool(a and b) and (
        a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a) or likeness(a[-1], b[-1]) >= _ALIKE
    )


def _outweighed(group: list[Sighting], groups: list[list[Sighting]]) -> bool:
    own = len({s.source for s in group})
    for rival in groups:
        if rival is group or len({s.source for s in rival}) <= own:
            continue
        if (
            rival[0].day <= group[-1].day
            and group[0].day <= rival[-1].day
            and _overlap(group, rival) > _CLASH
        ):
            return True
    return False


def _overlap(one: list[Sighting], other: list[Sighting]) -> int:
    return _days(max(one[0].day, other[0].day), min(one[-1].day, other[-1].day))


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _term(group: list[Sighting]) -> Learned:
    names = [s.name for s in group]
    name = max(sorted(set(names)), key=names.count)
    first = group[0]
    return Learned(first.code, first.cls, first.role, name, first.day, group[-1].day, tuple(group))
