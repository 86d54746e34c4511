"""The day of the news against the day that the text gives it later ("at Tuesday's talks")."""

import re

from dragoman.dossier.checks._finding import Case, check
from dragoman.schema import Check

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DONE = r"(?:met|received|hosted|held talks|talks|meeting|visited|arrived|agreed|signed|spoke)"
_LEAD = re.compile(
    rf"\b{_DONE}\b[^.;]{{0,120}}?\bon (?P<day>{_WEEKDAY})\b"
    rf"|\bon (?P<day2>{_WEEKDAY})\b[^.;]{{0,120}}?\b{_DONE}\b",
    re.I,
)
_LATER = re.compile(
    rf"\b(?:at|during|after|in)\s(?P<day>{_WEEKDAY})['’]s\s(?:talks|meeting|visit|summit|ceremony)\b"
)


def check_days(case: Case) -> tuple[Check, ...]:
    """Compare the weekday of "Tuesday's talks" with the only one that the first paragraph gives its news."""
    view = case.view
    if not view.running:
        return ()
    first = view.paragraph(view.running[0].span[0])
    opening = {s.span for s in view.running if view.paragraph(s.span[0]) == first}
    leads = [s.span for s in view.running if s.span in opening][:2]
    told = [m for span in leads for m in _LEAD.finditer(view.text, *span)]
    named = {(m["day"] or m["day2"]).capitalize() for m in told}
    every = {d for span in leads for d in re.findall(_WEEKDAY, view.cut(span))}
    if len(named) != 1 or every != named:
        return ()
    day = next(iter(named))
    found = []
    for sentence in view.running:
        for match in _LATER.finditer(view.text, *sentence.span):
            if sentence.span not in opening and match["day"] != day:
                known = f"The first paragraph has it on {day}."
                span = (match.start("day"), match.end())
                found.append(
                    check(
                        "contradiction",
                        "conflicts",
                        span,
                        view.cut(span),
                        known=known,
                        source="the same text",
                    )
                )
    return tuple(found)
