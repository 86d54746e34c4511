"""Dates of the Persian and the Islamic calendar against the Gregorian ones beside them."""

import re
from datetime import date, timedelta

from dragoman.dossier._numbers import ordinal
from dragoman.dossier.checks._dates import MONTHS
from dragoman.dossier.checks._finding import Case, check, compare
from dragoman.schema import Check

_PERSIAN = tuple(
    "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand".split()  # noqa: SIM905
)
_ISLAMIC = (
    "muharram", "safar", "rabi al-awwal", "rabi al-thani", "jumada al-awwal", "jumada al-thani", "rajab",
    "shaban", "ramadan", "shawwal", "dhu al-qadah", "dhu al-hijjah",
)  # fmt: skip
_NAMES = "|".join((*_PERSIAN, *_ISLAMIC))
_MONTH = "|".join(name.capitalize() for name in MONTHS if len(name) > 3 or name == "may")
_PAIR = re.compile(
    rf"\b(?P<d>\d{{1,2}}|[a-z-]+)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{_NAMES})(?:,?\s(?P<y>1[34]\d\d))?"
    r",?\s?(?:\(|corresponding to\s(?:the\s)?|equivalent to\s)(?:\w+day,?\s)?"
    rf"(?:(?P<gm1>{_MONTH})\s(?P<gd1>\d{{1,2}})|(?P<gd2>\d{{1,2}})\s(?P<gm2>{_MONTH}))(?:,?\s(?P<gy>\d{{4}}))?",
    re.I,
)
_SLACK = {"Persian": 1, "Islamic": 2}
"""Days by which the sums may differ: leap years, and the sighting of the moon."""


def persian(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Persian one, right to a day: the year begins on 20 or 21 March."""
    before = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return date(year + 621, 3, 21) + timedelta(before + day - 1)


def islamic(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of an Islamic one by the tabular calendar, right to a day or two."""
    days = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day - 385 + 1_948_440
    return date.fromordinal(days - 1_721_425)


def check_calendars(case: Case) -> tuple[Check, ...]:
    """Convert each Persian or Islamic date that has a Gregorian one beside it, and compare the two."""
    view = case.view
    published = view.document.published.start
    found = []
    for match in _PAIR.finditer(view.text):
        name = match["m"].lower()
        kind = "Persian" if name in _PERSIAN else "Islamic"
        number = ordinal(match["d"])
        stated = match["gy"] or (published[:4] if published else None)
        if number is None or stated is None or (kind == "Islamic" and not match["y"]):
            continue
        gregorian = int(stated)
        try:
            said = date(
                gregorian, MONTHS[(match["gm1"] or match["gm2"]).lower()], int(match["gd1"] or match["gd2"])
            )
            if kind == "Persian":
                real = persian(
                    int(match["y"]) if match["y"] else _year_of(said), _PERSIAN.index(name) + 1, number
                )
            else:
                real = islamic(int(match["y"]), _ISLAMIC.index(name) + 1, number)
        except ValueError:
            continue
        if not match["gy"]:  # the year beside it was only taken from publication
            said = said.replace(year=real.year)
        verdict = compare(abs((said - real).days) <= _SLACK[kind])
        note = f"{match['d']} {match['m']} of the {kind} calendar is about {real.isoformat()}."
        found.append(check("date", verdict, match.span(), match[0], known=note, source="arithmetic"))
    return tuple(found)


def _year_of(day: date) -> int:
    """The Persian year that a Gregorian day lies in."""
    return day.year - 621 - (1 if (day.month, day.day) < (3, 21) else 0)
