"""Beginnings and lengths of terms against those that are known ("in office since June 2015")."""

import re
from typing import NamedTuple

from dragoman.actors._persons import Tenure, first_day, last_day
from dragoman.dossier._numbers import cardinal
from dragoman.dossier._view import View
from dragoman.dossier.checks._finding import Case, check, compare
from dragoman.dossier.checks._named import Named, find_named
from dragoman.dossier.checks._terms import bearers, holders, is_like, terms_in
from dragoman.schema import Check, Span

_OFFICE = (
    r"(?:office|power|charge|president|prime minister|foreign minister|minister|chancellor|post|job|"
    r"king|emir|sultan)"
)
_TOOK = re.compile(
    r"\b(?:took office|assumed office|came to power|took power|was sworn in|was inaugurated|"
    r"took over(?: as \w+(?: \w+)?)?|(?:was |were )?appointed|"
    r"became (?:president|prime minister|foreign minister)|"
    r"began (?:his|her) (?:mandate|term)|took charge of the ministry)\s(?P<how>since|in|on)\s(?:the\s)?"
)
_HOLDS = re.compile(
    rf"\b(?:(?:been )?in {_OFFICE}|{_OFFICE}|ruled|governed|reigned|headed the (?:ministry|government|state)|"
    r"on the throne),?\s(?P<how>since)\s(?:the\s)?"
)
_LENGTH = re.compile(
    r"\b(?:(?:has been|have been|had been|been|sitting) in (?:his |her |the |this )?"
    rf"{_OFFICE} (?:chair )?for |"
    r"[Aa]fter )(?P<about>(?:just |only |almost |nearly |less than |more than |over |barely |all of )*)"
    r"(?P<n>[A-Za-z]+(?:-[a-z]+)?|\d{1,3}) (?P<unit>year|month|week|day)s?"
    r"(?P<tail> (?:in (?:power|office)|on the throne|at the helm))?"
)
_AFTER_TAKING = re.compile(
    r"\b(?P<about>(?:just |only |less than |more than |almost |nearly |about |barely )*)"
    r"(?P<n>[A-Za-z]+(?:-[a-z]+)?|\d{1,3}) (?P<unit>year|month|week|day)s? after "
    r"(?:(?:taking|assuming) (?:office|power|charge)|(?:his|her) (?:inauguration|appointment|swearing-in)|"
    r"becoming (?:president|prime minister|foreign minister|minister)|coming to power)\b"
)
_SOURCE = "actor knowledge base"

_SINCE_UNITS = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0}
_AHEAD = 90
"""Characters within which a name may follow ("After nineteen years in power President Compaore ...")."""

_SLACK = 31
"""Days by which a beginning may differ from the known one: election, oath and first day at work."""


class _Holder(NamedTuple):
    name: str
    office: str
    tenure: Tenure


def _holder(view: View, named: Named) -> _Holder | None:
    """Who is meant, and the term in which they are at publication."""
    published = view.document.published
    if not published.start or not published.end:
        return None
    people = bearers(named.code, named.words) or [
        p
        for _, p in holders(named.code, named.cls, published.start, published.end)
        if is_like(p, named.words[-1])
    ]
    terms = [(t, p) for p in people for t in terms_in(p, named.cls) if first_day(t.start) <= published.end]
    current = [(t, p) for t, p in terms if not t.end or last_day(t.end) >= published.start]
    if len(current) != 1 or len(current[0][0].start) < 7:
        return None
    return _Holder(current[0][1].name, named.office, current[0][0])


def _near(view: View, people: dict[str, _Holder], sentence: Span, at: int) -> _Holder | None:
    """The person whose name stands last before a position of the sentence, or right after it."""
    before = [(view.text.rfind(word, sentence[0], at), word) for word in people]
    place, word = max(before, default=(-1, ""))
    if place >= 0:
        return people[word]
    after = [(view.text.find(word, at, sentence[1]), word) for word in people]
    found = [(place, word) for place, word in after if 0 <= place - at < _AHEAD]
    return people[min(found)[1]] if found else None


def check_incumbencies(case: Case) -> tuple[Check, ...]:
    """Compare when and how long somebody is said to be in office with the term that is known.

    Only terms that are known to the month and hold at publication are compared; "since 1987" needs only
    the year.
    """
    view = case.view
    people = {n.words[-1]: holder for n in find_named(view) if (holder := _holder(view, n)) and not n.status}
    if not people:
        return ()
    found = []
    for sentence in view.running:
        for pattern, judge in (
            (_TOOK, _began),
            (_HOLDS, _began),
            (_LENGTH, _lasts),
            (_AFTER_TAKING, _soon),
        ):
            for match in pattern.finditer(view.text, *sentence.span):
                who = _near(view, people, sentence.span, match.start())
                answer = judge(view, match, who) if who else None
                if answer:
                    found.append(answer)
    return tuple(found)


def _began(view: View, match: re.Match[str], who: _Holder) -> Check | None:
    times = view.times_in((match.start("how"), match.end() + 30))
    dated = next((t for t in times if t.when and t.span[0] <= match.end() <= t.span[1]), None)
    published = view.document.published.end
    if dated is None or dated.when is None or published is None or dated.when.start > published:
        return None
    start, end = dated.when.start, dated.when.end
    if match["how"] == "since":  # its days run from the beginning of the time that is named up to publication
        end = _end_of(dated.text, start)
    if first_day(who.tenure.start)[:4] == start[:4] and end[5:] == "12-31" and start[5:] == "01-01":
        holds = True
    else:
        holds = (
            _days(start, last_day(who.tenure.start)) <= _SLACK
            and _days(first_day(who.tenure.start), end) <= _SLACK
        )
    span = (match.start(), dated.span[1])
    note = f"{who.name} has been {who.office} since {who.tenure.start}."
    return check("term-of-office", compare(holds), span, view.cut(span), known=note, source=_SOURCE)


def _end_of(words: str, start: str) -> str:
    """The last day of the year, month or day that begins on a day, as precisely as the words say it."""
    if re.search(r"\d{1,2}(?:st|nd|rd|th)?\s[A-Z]|[A-Z][a-z]+\s\d{1,2}\b(?!\d)", words):
        return start
    return start[:8] + "31" if re.search(r"[A-Z][a-z]{2,}", words) else start[:5] + "12-31"


def _days(first: str, second: str) -> int:
    """How many days the first lies after the second; 0 where it does not."""
    return max(0, (_ordinal(first) - _ordinal(second)))


def _ordinal(day: str) -> int:
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:10])
    return year * 372 + (month - 1) * 31 + number - 1  # good to a few days, which `_SLACK` covers


def _lasts(view: View, match: re.Match[str], who: _Holder) -> Check | None:
    published = view.document.published.start
    if published is None or (match[0].lower().startswith("after") and not match["tail"]):
        return None
    return _length(match, who, (published, published))


def _soon(view: View, match: re.Match[str], who: _Holder) -> Check | None:
    """Judge "less than a month after taking office" by the one date of its sentence."""
    sentence = view.sentence_at(match.start()) or match.span()
    days = {(t.when.start, t.when.end) for t in view.times_in(sentence) if t.when}
    return _length(match, who, next(iter(days))) if len(days) == 1 else None


def _length(match: re.Match[str], who: _Holder, until: tuple[str, str]) -> Check | None:
    """Compare a length of time with that from the beginning of a term to some day of `until`."""
    count = 1 if match["n"].lower() in ("a", "an") else cardinal(match["n"])
    if count is None or until[1] < first_day(who.tenure.start):
        return None
    real = [_between(first_day(who.tenure.start), day) / _SINCE_UNITS[match["unit"]] for day in until]
    about = match["about"].split(" ")[0] if match["about"] else ""
    low, high = {
        "less": (0.0, count + 0.05),
        "almost": (count - 1, count + 0.1),
        "nearly": (count - 1, count + 0.1),
        "more": (count - 0.05, count + 1.5),
        "over": (count - 0.05, count + 1.5),
    }.get(about, (count - 1, count + 1.1))
    note = f"{who.name} has been {who.office} since {who.tenure.start}."
    verdict = compare(real[0] <= high and real[1] >= low)
    return check("duration", verdict, match.span(), match[0].strip(), known=note, source=_SOURCE)


def _between(first: str, second: str) -> float:
    """The days from one day to another, good to a few."""
    return (_ordinal(second) - _ordinal(first)) * 365.25 / 372
