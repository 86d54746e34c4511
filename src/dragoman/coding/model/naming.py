"""How a party's words name it, as the actors' room says in `how`."""

from typing import Literal

from dragoman.schema import Party

Naming = Literal["state", "name", "pronoun", "count", "nameless"]
_ARTICLE = "the "


def naming(party: Party) -> Naming:
    """Tell whether words are a state's bare name, another name, a pronoun, a count ("the two countries"), or
    name nobody, so that the context decided.
    """
    how = party.how
    if ": pronoun;" in how:
        return "pronoun"
    if "names no country" in how:
        return "nameless"
    if "taken for the" in how and "parties" in how:
        return "count"
    name = how.removeprefix("named: ")
    bare = how.startswith("named: ") and _folded(party.text) == _folded(name)
    return "state" if bare and party.role is None else "name"


def _folded(name: str) -> str:
    return name.casefold().removeprefix(_ARTICLE).removesuffix("'s").removesuffix("’s")
