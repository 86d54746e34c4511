"""Dates against the tense that tells them: what has happened lies behind publication, what will, ahead."""

import re

from dragoman.dossier.checks._finding import Case, check
from dragoman.schema import Check

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PAST = re.compile(
    r"\b(?:was|were|met|signed|visited|held|arrived|received|opened|took place|"
    r"travelled|hosted|attended|came)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|is due to|are due to|is scheduled to|are scheduled to)\s(?:be\s)?\w+"
)
_MIXED = re.compile(
    r"\b(?:will|would|shall|to be|is to|are to|was to|were to|due|planned?|scheduled|set|expected|until|by|"
    r"before|through|for|if|said|says|that|which|valid|target|deadline|postponed|delayed|moved|extended|appointed|agreed)\b",
    re.I,
)


def check_tenses(case: Case) -> tuple[Check, ...]:
    """Flag a date with its year that lies on the wrong side of publication for the verb beside it.

    The verb and the date must stand in one short stretch, with nothing between them that could move either.
    """
    view = case.view
    published = view.document.published
    if not published.start or not published.end:
        return ()
    found = []
    for sentence in view.running:
        for time in view.times_in(sentence.span):
            if not time.when or not _YEAR.search(time.text) or time.when.start != time.when.end:
                continue
            lead = view.text[max(sentence.span[0], time.span[0] - 70) : time.span[0]]
            clause = re.split(r"[,;:—–(]|\band\b|\bbut\b", lead)[-1]
            ahead, past = _AHEAD.search(clause), _PAST.search(clause)
            if time.when.end < published.start and ahead and not _NEXT.search(clause[: ahead.start()]):
                known = f"The text was published on {published.start}, after that date."
            elif time.when.start > published.end and past and not ahead and not _MIXED.search(clause):
                known = f"The text was published on {published.end}, before that date."
            else:
                continue
            says = view.cut(time.span)
            found.append(
                check("date", "conflicts", time.span, says, known=known, source="date of publication")
            )
    return tuple(found)


_NEXT = re.compile(r"\b(?:said|says|that|announced|told|wrote|hoped|thought|promised|whether|if|when)\b")
