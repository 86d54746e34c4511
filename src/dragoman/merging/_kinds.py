"""Kinds of consultations, by the words for them: a finer sort than PLOVER's modes, for telling acts apart."""

import re
from typing import Final

from dragoman.merging.mention import Mention

_KINDS: Final = {
    "call": r"phone|telephone|\bcall(?:ed|s)?\b",
    "message": r"message|letter|\bcable\b|\bwrote\b|\bsent\b",
    "ceremony": r"attend|ceremon|celebrat|inaugurat|took part|participat|concert|seminar|parade|exhibition"
    r"|dinner|consecrat|observed|inspected|wreath|launch",
    "visit": r"\bvisit|arriv|\btrip\b|\btour\b|\btravel|welcomed|received|\bhost",
    "press": r"press|journalist|news conference|question",
    "talks": r"\bmet\b|\bmeet|talk|negotiat|discuss|convers|consult|exchang|dialogue|summit|session|examin"
    r"|focus|informed|gather",
}
_COMPILED: Final = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}


def kind_of(mention: Mention) -> str | None:
    """Return the kind of a consultation; none for other types, and where its words tell none."""
    if mention.type != "CONSULT":
        return None
    trigger = mention.trigger.casefold()
    return next((kind for kind, pattern in _COMPILED.items() if pattern.search(trigger)), None)
