"""What kind of phrase it is that names no country: a pronoun, a role, troops, ordinary people, a pair."""

import re
from collections.abc import Sequence

from dragoman.actors._words import nouns, office_at

_PERSON = frozenset(["he", "she", "him", "his", "her", "himself", "herself", "hers"])
_THING = frozenset(["it", "its", "itself"])
_MANY = frozenset(["they", "them", "their", "themselves", "theirs", "those"])
_WE = frozenset(["we", "us", "our", "ours", "i", "me", "my", "ourselves"])
_YOU = frozenset(["you", "your", "yours", "yourself"])
_LONGEST = 6
"""Words of a phrase that speaks of states at large."""
_NUMBERS = {"two": 2, "both": 2, "either": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_AT_LARGE = frozenset(
    (
        *("allies", "capitals", "countries", "governments", "nations"),
        *("neighbors", "neighbours", "parliaments", "powers", "states"),
    )
)
_UNSPECIFIC = re.compile(
    r"(?:(?:the|all|any|its|their|his|her|our) )?(?:other|many|several|some|numerous|all|most|various"
    r"|foreign|outside|developed|developing|industriali[sz]ed|rich(?:er)?|poor(?:er)?|islamic|muslim|arab"
    r"|african|asian|western|eastern|southern|northern|neighbou?ring|friendly|world|great|major|regional"
    r"|democratic|leading|third|like minded|donor|\d+|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty"
    r"|thirty|dozens of|scores of|hundreds of)"
    r"(?: [a-z]+){0,2} (?:countries|nations|states|governments|powers|parliaments|capitals)"
    r"|(?:(?:its|their|his|her|our|the) )?(?:\w+ )?allies|nations|countries|governments|neighbou?rs"
    r"|(?:\w+ )?foreign (?!minist|secretar|affairs|office|policy|service)\w+"
)
"""Others that are not told apart: no single state."""
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


def unspecific(words: Sequence[str]) -> bool:
    """Tell whether a phrase speaks of states or foreigners at large: "other countries", "its allies"."""
    if not 0 < len(words) <= _LONGEST or (words[-1] not in _AT_LARGE and "foreign" not in words):
        return False  # the pattern is slow, and most phrases are none
    return _UNSPECIFIC.fullmatch(" ".join(words)) is not None


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
