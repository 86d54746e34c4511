"""Word lists that tell predictions from plans, and concrete acts from vague ones."""

import re
from functools import cache

from dragoman.dossier._data import table


@cache
def words() -> dict[str, re.Pattern[str]]:
    """The word lists of this room by name."""
    entries = table(__package__, "words.toml")
    return {name: re.compile(rf"\b{pattern}", re.I) for name, pattern in entries.items()}
