"""What kind of phrase it is that names no country: a pronoun, a role, troops, ordinary people, a pair."""

import re
from collections.abc import Sequence

from dragoman.actors._words import nouns, office_at

_PERSON = frozenset(["he", "she", "him", "his", "her", "himself", "herself", "hers"])
_THING = frozenset(["it", "its", "itself"])
_MANY = frozenset(["they", "them", "their", "themselves", "theirs", "those"])
_WE = frozenset(["we", "us", "our", "ours", "i", "me", "my", "ourselves"])
_YOU = frozenset(["you", "your", "yours", "yourself"])
_NUMBERS = {"two": 2, "both": 2, "either": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SHARED = re.compile(
    r"\b(?:leaders?|presidents?|ministers?|countr(?:y|ies)|nations?|sides|states|governments?|parties|peoples?|"
    r"delegations?|capitals|neighbou?rs|militaries|armies|navies|powers|men|counterparts|economies|"
    r"heads of state|premiers|chancellors|diplomats|negotiators|officials|monarchs)\b"
)


def pronoun(words: Sequence[str]) -> str | None:
    """Return the kind of a phrase that is or begins with a pronoun, or null."""
    first = words[0] if words else ""
    for kind, known in (("person", _PERSON), ("thing", _THING), ("many", _MANY), ("we", _WE), ("you", _YOU)):
        if first in known or (len(words) > 2 and words[:2] == ("one", "of") and words[2] in known):
            return kind if len(words) == 1 else f"{kind}_own"
    return None


def number(words: Sequence[str]) -> int:
    """Return how many parties a phrase counts ("the two leaders": 2), or 0 where it counts none.

    "The two gunmen" counts persons, not parties.
    """
    counted = next((_NUMBERS[w] for w in words if w in _NUMBERS), 0)
    return counted if counted and _SHARED.search(" ".join(words)) else 0


def kind_of(words: tuple[str, ...]) -> str:
    """Return the kind by which the context is weighed; one of the tables of `salience.toml`."""
    said = pronoun(words)
    if said:
        return said
    if number(words):
        return "pair"
    for at in range(len(words)):
        office = office_at(words, at)
        if office and office[0].role != "-":
            return "office"
    known = nouns()
    for n in range(len(words) - 1, -1, -1):
        sector = known.get((words[n],))
        if sector in ("GOV", "LEG", "JUD", "COP", "SPY", "PTY"):
            return "state"
        if sector in ("MIL", "REB"):
            return "armed"
        if sector in ("CVL", "REF", "LAB", "EDU", "REL", "MED", "JRN", "BUS", "CRM"):
            return "civil"
        if sector == "UNK":
            return "country"
    return "other"
