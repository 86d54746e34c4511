"""The words of commitments: what makes one, what changes it, and which act it is about."""

import re
from functools import cache
from typing import NamedTuple, cast

from dragoman.dossier._data import table
from dragoman.schema import Act, CommitmentKind, CommitmentState


class Making(NamedTuple):
    """Words that make a commitment of a kind."""

    pattern: re.Pattern[str]
    kind: CommitmentKind


class Change(NamedTuple):
    """Words after which a commitment is in a state."""

    pattern: re.Pattern[str]
    state: CommitmentState


@cache
def _table() -> dict[str, list[dict[str, str]]]:
    return table(__package__, "commitments.toml")


@cache
def makings() -> tuple[Making, ...]:
    """What makes a commitment, in order of precedence."""
    return tuple(
        Making(re.compile(e["pattern"], re.I), cast("CommitmentKind", e["kind"])) for e in _table()["make"]
    )


@cache
def changes() -> tuple[Change, ...]:
    """What changes one, the gravest first."""
    return tuple(
        Change(re.compile(e["pattern"], re.I), cast("CommitmentState", e["state"]))
        for e in _table()["change"]
    )


@cache
def _acts() -> tuple[tuple[re.Pattern[str], Act], ...]:
    return tuple(
        (re.compile(e["pattern"], re.I), Act(type=e["type"], mode=e.get("mode"))) for e in _table()["act"]
    )


def name_act(words: str) -> Act | None:
    """Return the act that the words of a promise are about; null where they name none that is known."""
    return next((act for pattern, act in _acts() if pattern.search(words)), None)


@cache
def promise_pattern() -> re.Pattern[str]:
    """A reported future of one's own doing ("would open a consulate")."""
    verbs = table(__package__, "commitments.toml")["promise"]["verbs"]
    return re.compile(rf"\b(?:would|will|shall)\s(?:also\s|soon\s)?(?P<verb>{verbs})\b")


@cache
def meeting_pattern() -> re.Pattern[str]:
    """A meeting that is set ("the third session would be held in ...")."""
    return re.compile(table(__package__, "commitments.toml")["meeting"]["pattern"], re.I)
