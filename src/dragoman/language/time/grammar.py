"""The forms of time expressions: one pattern each, and all of them as one to search with."""

# ruff: noqa: E501 (a pattern is easier to read unbroken)

import re
from functools import cache
from typing import Final

from dragoman.language.time.lexicon import (
    DAY,
    DAYTIME,
    HOLIDAY,
    MONTH,
    NUMBER,
    ORDINAL_WORD,
    PART,
    SEASON,
    TO,
    UNIT,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
)

_ORD = r"(?:st|nd|rd|th)"
_OF_YEAR = rf"(?:(?:\s?,)?\s+(?:of\s+)?(?P<year>{YEAR})\b|\s+(?:of\s+)?(?P<rel>last|this|next|that|the\s+same)\s+year)"
_WD = rf"(?:(?P<wd>{WEEKDAY_SHORT})(?:\s?,)?\s+(?:the\s+)?)?"
_TAIL = rf"(?:\s+{DAYTIME})?"

_YEAR_AHEAD = (
    rf"(?={TO}(?:{DAY}{_ORD}?\s+(?:of\s+)?)?{MONTH}(?:\s+{DAY}{_ORD}?)?(?:\s?,)?\s+(?P<ahead>{YEAR})\b)?"
)

FORMS: Final[dict[str, str]] = {
    "iso": rf"(?P<year>{YEAR})-(?P<month>0\d|1[0-2])-(?P<day>[0-3]\d)(?!\d)",
    "numeric": rf"(?<![\d./-])(?P<day>{DAY})(?P<mark>[./])(?P<month>{DAY})[./](?P<year>{YEAR})(?![\d/]|\.\d)",
    "ancient_date": rf"(?:(?P<day>{DAY})\s+)?(?P<month>{MONTH})\s+(?:of\s+)?(?P<year>[1-9]\d\d)\b(?![,.]?\d)",
    "day_month": rf"{_WD}(?:the\s+)?(?P<day>{DAY}){_ORD}?(?:{TO}(?:the\s+)?(?P<day2>{DAY}){_ORD}?)?"
    rf"\s+(?:of\s+)?(?P<month>{MONTH}){_OF_YEAR}?{_YEAR_AHEAD}",
    "month_day": rf"{_WD}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY}){_ORD}?(?![\d:]|,\d)"
    rf"(?:{TO}(?:the\s+)?(?P<day2>{DAY}){_ORD}?(?![\d:]|,\d|\s+(?:{MONTH})))?{_OF_YEAR}?{_YEAR_AHEAD}",
    "day_of_month": rf"(?P<wd>(?!))?(?:the\s+)(?:(?P<day>{DAY}){_ORD}|(?P<word>{ORDINAL_WORD}))"
    r"\s+(?:day\s+)?of\s+(?P<rel>this|last|next|the|that|the\s+same)\s+month\b",
    "the_day": rf"(?:(?<=\bon\s)|(?<=\bfor\s)|(?<=\buntil\s)|(?<=\bby\s))the\s+(?P<day>{DAY}){_ORD}"
    r"(?=\s*(?:[,.;:)]|$)|\s+(?:and|to|at|in|off|when|after|with|for|near|between|it|he|she|they)\b)",
    "month": rf"(?:the\s+)?(?:(?P<part>{PART})[\s-]*)?(?:(?P<prefix>last|next|this(?:\s+past)?|the\s+following)\s+)?"
    rf"(?P<month>{MONTH}){_OF_YEAR}?(?!\s+(?:\d|I\b)){_YEAR_AHEAD}",
    "season": rf"(?:the\s+)?(?:(?P<part>{PART})[\s-]*)?(?:(?P<prefix>last|next|this(?:\s+past)?|the)\s+)"
    rf"?(?P<season>{SEASON})\b{_OF_YEAR}?",
    "quarter": rf"(?:the\s+)?(?P<ord>first|second|third|fourth|1st|2nd|3rd|4th)\s+(?P<piece>quarter|half){_OF_YEAR}?",
    "anniversary": rf"(?:the\s+)?(?:(?P<n>\d{{1,3}}){_ORD}|(?P<word>{ORDINAL_WORD}))[\s-]+(?:anniversary|birthday)\s+of\s+"
    rf"(?:[\w'’-]+\s+){{0,8}}?(?P<year>{YEAR})\b",
    "edge": r"(?:the\s+)?(?P<part>end|close|beginning|start|middle|turn)\s+of\s+"
    r"(?P<rel>the|this|last|next)\s+(?P<unit>week|month|year|decade|century)\b",
    "deictic": r"(?:(?P<part>early|earlier|late|later|mid)[\s-]+)?(?P<rel>last|this|next|the\s+previous|"
    r"the\s+current|the\s+coming|the\s+past|that\s+same|that|the\s+same|the\s+following|the\s+next)\s+"
    r"(?P<unit>day|night|morning|afternoon|evening|weekend|week|month|year|decade|century)\b(?!\s+(?:old|ago))",
    "day_beside": r"(?:(?:the\s+day|a\s+day)\s+(?P<way>before\s+yesterday|after\s+tomorrow|earlier|later|prior)"
    r"|(?:the|a)\s+day\s+(?P<rest>before|after)(?=\s*(?:[,.;]|$)))\b",
    "today": r"(?P<word>yesterday|today|tomorrow|tonight|overnight|earlier\s+in\s+the\s+day|later\s+in\s+the\s+day)"
    + _TAIL,
    "in_week": r"(?P<way>earlier|later)\s+in\s+the\s+(?P<unit>week|month|year)\b",
    "attacks": r"9/11(?![\d/])",
    "ago": rf"(?:(?:about|around|nearly|almost|some|just|over|more\s+than)\s+)?(?P<n>{NUMBER})(?:\s*\])?\s+(?P<unit>{UNIT})s?\s+"
    r"(?P<way>ago|earlier|later|from\s+now|after|before)\b",
    "span": rf"(?:the\s+|these\s+)?(?P<way>past|last|next|coming|within|in)\s+(?:the\s+(?:next|coming)\s+)?"
    rf"(?:(?P<n>{NUMBER}|few|couple\s+of)\s+)(?P<unit>{UNIT})s?\b(?!\s+(?:of|old|ago|earlier|after|in\s+a))",
    "duration": rf"for\s+(?:(?:about|around|nearly|almost|some|over|more\s+than|at\s+least|close\s+to|the\s+past|the\s+last)\s+)*"
    rf"(?:{NUMBER}\s+)?{UNIT}s?\b(?!\s+ago)|(?:{NUMBER})\s+days(?=\s+(?:beginning|starting)\b)|\b(?:{NUMBER})[-\s]{UNIT}(?:-long)?\b(?=\s+[a-z])|{UNIT}-long\b|for\s+decades",
    "recurrence": rf"(?:every|each)\s+(?:other\s+)?(?:{WEEKDAY}|{MONTH}|day|week|month|year|spring|summer|autumn|winter)\b"
    r"|annually|every\s+(?:two|three|four|five|six)\s+(?:day|week|month|year)s",
    "weekday": rf"(?:(?P<prefix>last|next|this(?:\s+past)?|the\s+following|the\s+previous)\s+)?(?P<wd>{WEEKDAY})(?!s\b)"
    rf"(?P<tail>{_TAIL})",
    "decade": rf"(?:the\s+)?(?:(?P<part>{PART})[\s-]*)?(?P<year>(?:1\d|20)\d)0s\b",
    "century": r"(?:the\s+)?(?P<n>\d{1,2})(?:st|nd|rd|th)[\s-]+century\b",
    "short_year": r"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\bby\s))['’](?P<year>\d\d)\b",
    "holiday": rf"(?:(?P<prefix>last|next|this)\s+)?(?P<name>{HOLIDAY})\b{_OF_YEAR}?",
    "ancient_year": r"(?<![\d.,/$€£#])(?P<year>[1-9]\d{1,2})\b(?:\s+(?-i:AD|CE)\b)?(?![\d%°]|[.,]\d)",
    "year_range": rf"(?<![\d.,/$€£-])(?P<year>{YEAR})\s?[-–—/]\s?(?P<year2>\d\d)(?![\d-])",
    "year": rf"(?:(?P<part>{PART})[\s-]*)?(?<![\d.,/$€£#])(?P<year>{YEAR})\b(?![\d%°]|[.,]\d|['’]?s\b)"
    r"(?!\s+(?:troops|people|soldiers|kilomet|km|tons|tonnes|dollars|euros|men|women|years|feet|met(?:er|re)s|miles|"
    r"refugees|migrants|workers|police|US|million|billion|percent|per\s+cent|homes|houses|civilians)\b)",
}
"""Name of each form and its pattern, the longer forms before those that begin them."""

ANCIENT: Final = ("ancient_date", "ancient_year")
"""Forms with a year before 1000, looked for only in a text that is sure to name one."""

FLAGS: Final = re.IGNORECASE
_GROUP = re.compile(r"\?P<\w+>")


@cache
def form(name: str) -> re.Pattern[str]:
    """Return the pattern of one form, with its groups."""
    return re.compile(FORMS[name], FLAGS)


@cache
def any_form(*, ancient: bool = False) -> re.Pattern[str]:
    """Return one pattern for all forms; the group that matched names the form (about 30 ms to build)."""
    names = [name for name in FORMS if ancient or name not in ANCIENT]
    forms = "|".join(f"(?P<{name}>{_GROUP.sub('?:', FORMS[name])})" for name in names)
    return re.compile(rf"(?<![\w]){'(?:' + forms + ')'}", FLAGS)


@cache
def hint() -> re.Pattern[str]:
    """Return a cheap pattern that every sentence with a time expression matches."""
    return re.compile(
        r"\d|christmas|halloween|overnight|day|month|year|week|decade|centur|annual|night|ago\b|for\s|spring|summer|autumn|fall|winter|quarter|half\b|hour"
        r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
        r"|tomorrow|tonight",
        FLAGS,
    )
