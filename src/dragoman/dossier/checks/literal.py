"""Names that were translated word by word ("the Black Mountain" for Montenegro)."""

import re
from functools import cache

from dragoman.dossier._data import rows
from dragoman.dossier.checks._finding import Case, check
from dragoman.schema import Check

_OFFICE = (
    r"(?:[Pp]resident|[Mm]inister|[Mm]inister of [A-Z]\w+(?: [A-Z]\w+)?|[Ss]heikh|[Cc]hancellor|"
    r"[Ff]oreign [Aa]ffairs|[Gg]eneral|[Ss]ecretary)"
)
_EPITHET = re.compile(rf"\b{_OFFICE}\s(?P<given>[A-Z][\w’'-]+)\sthe\s(?P<name>[A-Z][a-z]+)\b")
_REGNAL = frozenset({"Great", "First", "Second", "Third", "Fourth", "Fifth", "Elder", "Younger", "Conqueror"})


@cache
def _table() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(rf"\b{re.escape(words)}\b"), likely, why)
        for words, likely, why in rows(__package__, "literal_names.tsv")
    )


def check_literal_names(case: Case) -> tuple[Check, ...]:
    """Flag country names rendered by meaning, and surnames rendered as an epithet ("Amin the Tailor")."""
    text = case.view.text
    found = []
    for pattern, likely, why in _table():
        if match := pattern.search(text):
            note = f"Likely {likely}: {why}."
            found.append(check("translation", "conflicts", match.span(), match[0], known=note, source=None))
    for match in _EPITHET.finditer(text):
        if match["name"] in _REGNAL:
            continue
        note = f"“the {match['name']}” stands in place of a surname; probably translated as a word."
        found.append(
            check("translation", "conflicts", match.span(), match[0], known=note, source="form of the name")
        )
    return tuple(found)
