"""What the network's numbers stand for. The order is part of the weights: a change needs new ones."""

from functools import cache
from typing import Final

from dragoman.ontology import event_types

ROLES: Final = ("O", "B-actor", "I-actor", "B-recipient", "I-recipient", "B-speaker", "I-speaker")
"""Tags of the words around a trigger: who acts, towards whom, on whose word."""

SETTINGS: Final = ("O", "B-place", "I-place", "B-time", "I-time")
"""Tags of the words around a trigger: where and when."""

STATUSES: Final = ("happened", "future", "hypothetical", "negated")
DATINGS: Final = ("published", "expression", "nothing")
"""What dates an event: the day of publication, a time expression, or nothing that the text says."""

NONE: Final = 0
"""The first number of `types` and `modes`: no event, no mode."""


@cache
def types() -> tuple[str, ...]:
    """Return "-" and the 16 types."""
    return ("-", *event_types())


@cache
def modes() -> tuple[str, ...]:
    """Return "-" and every mode, as TYPE/mode."""
    return ("-", *(f"{t.name}/{mode}" for t in event_types().values() for mode in t.modes))
