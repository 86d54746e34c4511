"""Weekdays against dates ("on Friday, June 20")."""

import calendar
import re
from datetime import date

from dragoman.dossier.checks._dates import find_days
from dragoman.dossier.checks._finding import Case, check, compare, reopened
from dragoman.schema import Check

_BEFORE = re.compile(r"\b(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:,|\s\(|,?\sthe)?\s$")
_AFTER = re.compile(
    r"(?:,\s\d{4})?,?\s?(?:\(|an?\s|which (?:was|is|will be) an?\s|this\s)?"
    r"(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)


def check_weekdays(case: Case) -> tuple[Check, ...]:
    """Compute the weekday of every date that the text gives one for."""
    view = case.view
    found: list[Check] = []
    assumed: list[Check] = []
    for mention in find_days(view):
        start, end = mention.span
        before = _BEFORE.search(view.text, max(0, start - 16), start)
        after = _AFTER.match(view.text, end)
        named = before or after
        if named is None or not 1 <= mention.day <= 31:
            continue
        span = (named.start("w"), end) if before else (start, named.end("w"))
        says = f"{view.cut(span)}"
        if mention.year is None:
            found.append(check("weekday", "cannot-check", span, says, known=None, source=None))
            continue
        try:
            day = date(mention.year, mention.month, mention.day)
        except ValueError:
            continue
        actual = calendar.day_name[day.weekday()]
        verdict = compare(actual == named["w"])
        known = f"{day.day} {calendar.month_name[day.month]} {day.year} is a {actual}."
        stated = str(mention.year) in says or str(mention.year) in view.cut(mention.span)
        home = found if stated or view.document.published.how != "inferred" else assumed
        home.append(check("weekday", verdict, span, says, known=known, source="Gregorian calendar"))
    fitting = sum(c.verdict == "consistent" for c in assumed)
    return (*found, *reopened(assumed, most=0 if fitting == 1 else max(1, fitting - 1)))
