"""Whether words with the form of a time expression are one: "may", "fall" and "1540" often are not."""

import re
from typing import Final, NamedTuple

_NEAR = 40
"""How many characters before an expression may hold a word that belongs to it."""

_ANCIENT = re.compile(
    r"\b(?:AD|CE|BCE?)\b|\bc\s?\.\s?[1-9]\d\d\b(?![,.]\d)|\bin\s+the\s+year\s+[1-9]\d{1,2}\b(?![,.\d])"
)
"""What shows that a text tells of years before 1000."""

_OLD = re.compile(r"(?:\b(?:in|since|by|of|until|from|to)|[,(])\s1[0-8]\d\d\b(?![,.]?\d)", re.IGNORECASE)
"""Years before 1900 that a word or mark before them shows to be years."""

_MOST = 200_000
"""Characters read to tell what time a text is about."""

_COUNTED = re.compile(r"\s(?!was|is|as|has)[a-z]+s\b")
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_CAPITAL = re.compile(r"\s[A-Z]")
_BEFORE_ANCIENT = (
    " in", "In", "around", "about", " c.", "year", "after", "before", "until", "AD", "(", "–", "-", "by",
)  # fmt: skip
_AFTER_ANCIENT = re.compile(
    r"\s*(?:[,.;:)–-]|$|(?:and|he|she|they|when|until|to|was|were|had|became)\b|(?-i:[A-Z]))", re.I
)
_NEEDS_WORD = re.compile(
    r"\b(?:in|since|until|till|by|from|between|before|after|of|during|last|next|this|and|to|late|early|mid|around"
    r"|through|for|as\s+of|next|previous)[\s-]+$",
    re.I,
)


class Age(NamedTuple):
    """The times that a text is about, which decide what its bare numbers can be.

    Years before 1000 are read as such only in an `ancient` text, bare ones before 1900 only in an `old`
    one; elsewhere such numbers count things.
    """

    ancient: bool
    old: bool


MODERN: Final = Age(ancient=False, old=False)
"""The age of a text of which nothing else is known."""


def age_of(text: str) -> Age:
    """Tell from its own dates what times a text is about."""
    start = text[:_MOST]
    return Age(ancient=bool(_ANCIENT.search(start)), old=len(_OLD.findall(start)) >= 3)


def is_time(text: str, name: str, match: re.Match[str], age: Age) -> bool:
    """Tell whether what has the form of a time expression is one, by the words beside it."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    if name == "month":
        bare = match["month"].lower().rstrip(".") in ("may", "march", "mar", "sun")
        if bare and not (match["part"] or match["prefix"] or match["year"] or match["rel"]):
            return bool(_NEEDS_WORD.search(before))
    if name == "season":
        stated = match["part"] or match["year"] or match["rel"] or (match["prefix"] or "the").lower() != "the"
        if match["season"].lower() == "fall":
            return bool(stated)
        return bool(stated or re.search(r"\b(?:in|until|since|by|during|of|to)\s+$", before, re.I))
    if name == "year":
        if _NEEDS_WORD.search(before) or match["part"]:
            return int(match["year"]) >= 1000
        if age.old and int(match["year"]) >= 1000 and not _COUNTED.match(text, match.end()):
            return True
        if _THE.search(before) and _CAPITAL.match(text, match.end()):
            return True  # "the 1863 Proclamation"
        return 1900 <= int(match["year"]) < 2100 or before.rstrip().endswith(("(", "–", "-", "[", " or"))
    if name == "ancient_year":
        lead = before.rstrip()
        dated = not lead or lead.endswith(_BEFORE_ANCIENT) or match.group().endswith(("AD", "CE"))
        return dated and bool(_AFTER_ANCIENT.match(text, match.end()))
    if name == "quarter":
        return match["piece"].lower() == "quarter" or bool(match["year"] or match["rel"])
    return True
