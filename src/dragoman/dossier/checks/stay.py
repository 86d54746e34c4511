"""The length of a visit against the days on which the guest comes and goes."""

import re

from dragoman.dossier._numbers import cardinal
from dragoman.dossier.checks._finding import Case, check, compare
from dragoman.schema import Check

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = rf"(?P<day>{'|'.join(_DAYS)})"
_VISIT = re.compile(r"\b(?P<n>[a-z]+|\d{1,2})-day\s(?:[a-z]+\s){0,3}(?:visit|trip|stay|tour)\b")
_CAME = re.compile(rf"\b(?:arrived|landed|came|flew in|reached)\b[^.;]{{0,60}}?\bon\s{_DAY}\b")
_GOES = re.compile(
    r"\b(?:left|leaves?|fly home|flies home|flew home|depart(?:s|ed)?|returns?|returned|go home|goes home)\b"
    rf"[^.;]{{0,60}}?\bon\s{_DAY}\b"
)


def check_stays(case: Case) -> tuple[Check, ...]:
    """Count the days from arrival to departure, both included, where the text names both by their weekday."""
    view = case.view
    visits = [m for s in view.running for m in _VISIT.finditer(view.text, *s.span)]
    came = [m for s in view.running for m in _CAME.finditer(view.text, *s.span)]
    goes = [m for s in view.running for m in _GOES.finditer(view.text, *s.span)]
    if len(visits) != 1 or len(came) != 1 or len(goes) != 1:
        return ()
    said = cardinal(visits[0]["n"])
    if said is None or said > 7:
        return ()
    days = (_DAYS.index(goes[0]["day"]) - _DAYS.index(came[0]["day"])) % 7 + 1
    note = f"From {came[0]['day']} to {goes[0]['day']} are {days} days."
    span = visits[0].span()
    return (check("duration", compare(said == days), span, visits[0][0], known=note, source="the same text"),)
