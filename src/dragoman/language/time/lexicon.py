"""The words of English time expressions, and the pieces of pattern made of them."""

from collections.abc import Iterable
from typing import Final

MONTHS: Final = {
    name: index
    for index, names in enumerate(
        [
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ],
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {
    name: index
    for index, names in enumerate(
        ["monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri",
         "saturday sat", "sunday sun"]
    )
    for name in names.split()
}  # fmt: skip
NUMBERS: Final = {
    **{
        word: value
        for value, word in enumerate(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
                "nineteen", "twenty"],
            start=1,
        )
    },
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100,
}  # fmt: skip
ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
            "eighteenth", "nineteenth", "twentieth"],
        start=1,
    )
} | {"twenty-first": 21, "twenty-second": 22, "thirtieth": 30, "fiftieth": 50, "sixtieth": 60,
     "seventieth": 70, "eightieth": 80}  # fmt: skip
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each season of the northern half of the world; each has three months."""

HOLIDAYS: Final = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "halloween": (10, 31),
}  # fmt: skip
"""Feasts that fall on the same day of every year; movable ones (Easter, Nowruz, Eid) are left out."""

VAGUE: Final = {"few": (2, 7), "couple": (2, 3), "several": (3, 10), "some": (2, 10)}
"""How many units an unclear number stands for, as the least and the most."""


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FULL = [m for m in MONTHS if m == "may" or len(m) > 4 or m in ("june", "july")]
_SHORT = [m.capitalize() for m in MONTHS if m not in _FULL]
_MONTH_NAMES = _any([m.capitalize() for m in _FULL] + [m.upper() for m in _FULL])
MONTH: Final = rf"(?-i:(?:{_MONTH_NAMES})\b|(?:{_any(_SHORT)})\b\.?)"
WEEKDAY: Final = "(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)day"
WEEKDAY_SHORT: Final = rf"(?:{WEEKDAY}|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR: Final = r"(?:1\d|20)\d\d"
TO: Final = r"(?:\s?[-–—/]\s?|\s+(?:to|and|through|until|till|&)\s+)"
SEASON: Final = _any(SEASONS)
HOLIDAY: Final = _any(name.replace("'", "['’]") for name in HOLIDAYS)
ORDINAL_WORD: Final = _any(ORDINALS)
UNIT: Final = r"(?:hour|day|night|week|fortnight|month|year|decade)"
NUMBER: Final = r"(?:\d{1,3}|a\s+few|a\s+couple(?:\s+of)?|several|some|" + _any(NUMBERS) + r")"
PART: Final = (
    r"(?:early(?:\s+in)?|mid|middle\s+of|late(?:\s+in)?"
    r"|(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end|close)\s+of)"
)
DAYTIME: Final = r"(?:morning|afternoon|evening|night)"
