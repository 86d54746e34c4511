"""What speaks for and against two mentions telling of one act."""

from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta
from typing import Final

from dragoman.merging._kinds import kind_of
from dragoman.merging._names import acquainted, strangers
from dragoman.merging._wording import likeness
from dragoman.merging.mention import Mention, Side
from dragoman.ontology import event_type

FARTHEST: Final = 7
"""Days that two mentions of one act may lie apart at most."""
_ALIKE: Final = 0.5
"""The likeness from which on sentences count as alike: set phrases are told of many acts."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The features of a pair, each 0 to 1."""

    same_day: float  # their days overlap
    near: float  # 1 on the same day, less with each day between
    undated: float  # one of them does not say when
    parties: float  # share of the parties in common
    turned: float  # who acts in one receives in the other
    wording: float  # likeness of the sentences
    other_kind: float  # words for the act of different kinds, as `message` and `talks`
    named: float  # the same people are named
    strangers: float  # different people of one state are named
    place: float  # the same place
    about: float  # what is promised, asked or refused is the same
    other_matter: float  # it is something else

    def values(self) -> tuple[float, ...]:
        """Return the features in order."""
        return astuple(self)


NAMES: Final = tuple(field.name for field in fields(Evidence))


def evidence(one: Mention, other: Mention) -> Evidence | None:
    """Return the features of two mentions; none where they cannot tell of one act.

    They can where type and status are the same, no closer kind contradicts, the parties are the same or two
    of them, and they lie no more than `FARTHEST` days apart.
    """
    if one.type != other.type or one.status != other.status:
        return None
    if one.mode and other.mode and one.mode != other.mode and not _kin(one, other):
        return None
    apart = days_apart(one, other)
    if apart is None or apart > FARTHEST:
        return None
    symmetric = event_type(one.type).symmetric
    parties = _parties(one, other)
    if parties is None:
        return None
    everyone, everyone_else = one.actors + one.recipients, other.actors + other.recipients
    places = (_fold(one.place), _fold(other.place))
    kinds = (kind_of(one), kind_of(other))
    return Evidence(
        same_day=float(apart == 0),
        near=1 - apart / FARTHEST,
        undated=float(one.start is None or other.start is None),
        parties=parties,
        turned=float(not symmetric and _codes(one.actors) != _codes(other.actors)),
        wording=min(1.0, likeness(one.sentence, other.sentence) / _ALIKE),
        other_kind=float(None not in kinds and kinds[0] != kinds[1]),
        named=min(1.0, acquainted(everyone, everyone_else) / 2),
        strangers=float(strangers(everyone, everyone_else)),
        place=float(places[0] is not None and places[0] == places[1]),
        about=float(one.about is not None and one.about == other.about),
        other_matter=float(None not in (one.about, other.about) and one.about != other.about),
    )


def days_apart(one: Mention, other: Mention) -> int | None:
    """Return the days between the nearest days of two mentions, 0 where they overlap; none if unknown."""
    first, second = days(one), days(other)
    if first is None or second is None:
        return None
    return max(0, (second[0] - first[1]).days, (first[0] - second[1]).days)


def days(mention: Mention) -> tuple[date, date] | None:
    """Return the days within which the act lies.

    Where a report does not say when, it is of its day or of one of the few before.
    """
    if mention.start is not None and mention.end is not None:
        return mention.start, mention.end
    if mention.published is None:
        return None
    return mention.published - timedelta(days=2), mention.published


def _kin(one: Mention, other: Mention) -> bool:
    """Say whether two modes may be told of one act: how much it is blamed, or that a meeting was a visit."""
    pair = {one.mode, other.mode}
    return pair <= {"disapprove", "allege"} or pair <= {"visit", "multilateral"}


def _parties(one: Mention, other: Mention) -> float | None:
    """Return the share of parties in common, none where the mentions cannot be of the same parties.

    They can where all parties are the same, or at least two: of two reports that share one state, each with
    another beside it or with none, nobody can say.
    """
    actors, receivers = _codes(one.actors), _codes(one.recipients)
    others, others_receivers = _codes(other.actors), _codes(other.recipients)
    everyone, everyone_else = actors | receivers, others | others_receivers
    common = everyone & everyone_else
    if not common or (len(common) < 2 and everyone != everyone_else):
        return None
    mutual = event_type(one.type).symmetric
    opposed = receivers and others_receivers and not receivers & others_receivers
    if not mutual and (opposed or not actors & others):
        return None
    return len(common) / len(everyone | everyone_else)


def _codes(sides: tuple[Side, ...]) -> frozenset[str]:
    return frozenset(side.code for side in sides if side.code)


def _fold(place: str | None) -> str | None:
    return " ".join(place.casefold().split()) if place else None
