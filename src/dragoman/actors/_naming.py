"""How a party's words name it: what `how` says, for programs."""

from typing import Final, Literal

from dragoman.schema import Party

Naming = Literal["state", "name", "pronoun", "count", "nameless"]

NAMELESS: Final = "names no country"
PRONOUN: Final = "pronoun"
COUNTED: Final = "taken for the parties"
LAST_COUNTED: Final = "parties named last"
NAMED: Final = "named"
_ARTICLE: Final = "the "


def naming(party: Party) -> Naming:
    """Tell whether words are a state's bare name, another name, a pronoun, a count ("the two countries"), or
    name nobody, so that the context decided.
    """
    how = party.how
    if f": {PRONOUN};" in how:
        return "pronoun"
    if NAMELESS in how:
        return "nameless"
    if COUNTED in how or how.endswith(LAST_COUNTED):
        return "count"
    name = how.removeprefix(f"{NAMED}: ")
    bare = name != how and _folded(party.text) == _folded(name)
    return "state" if bare and party.role is None else "name"


def _folded(name: str) -> str:
    return name.casefold().removeprefix(_ARTICLE).removesuffix("'s").removesuffix("’s")
