"""Counts against what is counted, and numbers that change from one sentence to the next."""

import re
from functools import cache

from dragoman.dossier._data import rows
from dragoman.dossier._numbers import cardinal
from dragoman.dossier._view import View
from dragoman.dossier.checks._finding import Case, check, compare
from dragoman.schema import Check, Span

_LIST = re.compile(
    r"\b(?P<n>[A-Za-z]+|\d{1,2})\s(?:[a-z]+\s)?(?:documents|agreements|memorandums|memoranda|accords|treaties|"
    r"protocols|contracts|points)(?:\sof\s[a-z]+)?\s?"
    r"(?:(?:were|have been|had been)\s[a-z]+(?:\s[a-z]+){0,4})?:\s"
    r"(?P<items>[^.;]{10,600})",
    re.I,
)
_CALL = (
    re.compile(r"\b(?P<n>[a-z]+|\d{1,3})[- ](?P<u>minute|hour)[- ](?:phone\s)?(?:call|conversation)\b", re.I),
    re.compile(
        r"\b(?:call|conversation)\s(?:of\s|lasted\s)(?:only\s|just\s|about\s)?(?P<n>[a-z]+|\d{1,3})\s"
        r"(?P<u>minute|hour)s?\b",
        re.I,
    ),
)
_MEMBERS = (
    re.compile(r"\bdelegation\sof\s(?P<n>[a-z]+|\d{1,3})\s(?P<u>member|people|person|official)s?\b", re.I),
    re.compile(
        r"\b(?P<n>[a-z]+|\d{1,3})\s(?P<u>member|official)s\sof\sthe\s(?:[A-Z]\w+\s)?delegation\b",
        re.I,
    ),
    re.compile(r"\b(?P<n>[a-z]+|\d{1,3})-(?P<u>member)\s(?:[A-Z]?\w+\s)?delegation\b", re.I),
)


_COUNTED = re.compile(
    r"\b(?P<the>(?:the|all|these|those|all the)\s)?(?P<n>[a-z]+(?:-[a-z]+)?|\d{1,3})\s(?P<what>[a-z]{4,}s)\b"
    r"(?!\s(?:ago|later|old))",
    re.I,
)
_FEWEST = 4
"""Below this, numbers are too common to tell one group from another."""


@cache
def _not_one() -> frozenset[str]:
    """What a text may count twice without meaning the same ones."""
    return frozenset(row[0] for row in rows(__package__, "uncounted.tsv"))


def _groups(view: View) -> list[Check]:
    """Flag "the nine trucks" where the trucks were twelve before."""
    first: dict[str, tuple[int, str]] = {}
    found = []
    for sentence in view.running:
        for match in _COUNTED.finditer(view.text, *sentence.span):
            number, what = cardinal(match["n"]), match["what"].lower()
            if number is None or number < _FEWEST or what in _not_one():
                continue
            if not match["the"]:
                first.setdefault(what, (number, match[0]))
            elif what in first and first[what][0] != number:
                note = f"Before it stands “{first[what][1]}”."
                span = match.span()
                found.append(
                    check("contradiction", "conflicts", span, match[0], known=note, source="the same text")
                )
    return found


def _lists(view: View) -> list[Check]:
    found = []
    for match in _LIST.finditer(view.text):
        said = cardinal(match["n"])
        items = [i for i in re.split(r",\s(?:and\s)?|\sand\s(?=(?:an?|on)\s)", match["items"]) if i.strip()]
        if said is None or len(items) < 2:
            continue
        span = (match.start("n"), match.start("items") - 2)
        verdict = compare(said == len(items))
        known = f"{len(items)} are listed after the colon."
        found.append(
            check("contradiction", verdict, span, view.cut(span), known=known, source="the same sentence")
        )
    return found


def _changing(view: View, patterns: tuple[re.Pattern[str], ...]) -> list[Check]:
    """Flag a number of one thing that differs from the one given first."""
    matches = sorted((m for p in patterns for m in p.finditer(view.text)), key=lambda m: m.start())
    counted: list[tuple[int, str, Span, str]] = []
    found = []
    for match in matches:
        number = cardinal(match["n"])
        if number is None:
            continue
        first = next((c for c in counted if c[1] == match["u"].lower()), None)
        if first is None:
            counted.append((number, match["u"].lower(), match.span(), match[0]))
        elif first[0] != number:
            note = f"Before it stands “{first[3]}”."
            found.append(
                check(
                    "contradiction", "conflicts", match.span(), match[0], known=note, source="the same text"
                )
            )
    return found


def check_counts(case: Case) -> tuple[Check, ...]:
    """Count listed documents; compare the numbers of a group, a call and a delegation with those before."""
    return (
        *_groups(case.view),
        *_lists(case.view),
        *_changing(case.view, _CALL),
        *_changing(case.view, _MEMBERS),
    )
