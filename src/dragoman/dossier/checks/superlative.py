"""Claims of a first or a record ("the first visit in a decade"): noted, never confirmed."""

import re

from dragoman.dossier.checks._finding import Case, check
from dragoman.schema import Check

_FIRST = re.compile(
    r"\b(?:(?:the|a|its|their|his|her)\s)?first(?:[-\s]ever\b[^.;,]{0,60}|\stime\s(?:that|since|in)\b"
    r"[^.;,]{3,100}|"
    r"\s[^.;,]{3,60}?\s(?:since\s[^.;,]{3,80}|in\s(?:a|an|\w+)\s(?:\w+\s){0,3}(?:years|decades?|century)))",
    re.I,
)
_RECORD = re.compile(
    r"\b(?:largest|biggest|highest|longest|lowest|worst)\s[^.;,]{2,50}?\s(?:ever|in history|on record|"
    r"in the world)\b",
    re.I,
)


def check_superlatives(case: Case) -> tuple[Check, ...]:
    """List firsts and records; nothing here could refute them, so all stay open."""
    view = case.view
    found = []
    for sentence in view.running:
        for pattern in (_FIRST, _RECORD):
            match = pattern.search(view.text, *sentence.span)
            if match:
                known = "Nothing to compare it with is known."
                found.append(
                    check("superlative", "cannot-check", match.span(), match[0], known=known, source=None)
                )
    return tuple(found)
