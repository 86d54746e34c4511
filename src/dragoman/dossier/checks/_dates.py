"""Dates as the text writes them, day by day."""

import calendar
import re
from typing import NamedTuple

from dragoman.dossier._view import View
from dragoman.schema import Span

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if n} | {"sept": 9}
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.?|April|Apr\.?|May|June|July|Aug(?:ust|\.)?|"
    r"Sept(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH}))"
    r"\b(?!\s?[–-]\s?\d)(?:,?\s(?P<y>\d{4})\b)?"
)


class DayMention(NamedTuple):
    """A day of the calendar in the text; the year is null where neither the text nor its time fixes it."""

    span: Span
    year: int | None
    month: int
    day: int


def find_days(view: View) -> tuple[DayMention, ...]:
    """Return every day of a month that the text names, with its year where that is known."""
    found = []
    for match in _DAY.finditer(view.text):
        month = MONTHS[(match["m1"] or match["m2"]).lower().rstrip(".")]
        day = int(match["d1"] or match["d2"])
        year = int(match["y"]) if match["y"] else _year(view, match.span(), month, day)
        found.append(DayMention(match.span(), year, month, day))
    return tuple(found)


def _year(view: View, span: Span, month: int, day: int) -> int | None:
    wanted = f"-{month:02}-{day:02}"
    for mention in view.times_in((max(0, span[0] - 40), span[1] + 40)):
        if mention.when and mention.span[0] < span[1] and span[0] < mention.span[1]:
            for end in (mention.when.start, mention.when.end):
                if end.endswith(wanted):
                    return int(end[:4])
    return None
