"""Offices against the terms of those who hold them ("In the autumn of 2012, President Maduro ...")."""

import re
from datetime import date, timedelta

from dragoman.actors._persons import Person, first_day, last_day
from dragoman.dossier._view import View
from dragoman.dossier.checks._beside import clause_around, time_beside
from dragoman.dossier.checks._finding import Case, check, reopened
from dragoman.dossier.checks._named import Named, find_named
from dragoman.dossier.checks._terms import bearers, describe, holders, is_like, overlaps, terms_in
from dragoman.schema import Check, Published, Span, When

_SOURCE = "actor knowledge base"

_GRACE = 30
"""Days before and after a term in which its holder may still, or already, be called by the office."""

_NEWS = 60
"""Days before publication of which a text tells as news."""

_RECENT = 6
"""Years after a term within which a title without a date is taken for a claim about the present."""

_ELSE = re.compile(
    r"\b(?:(?<!the )then(?=,| (?:a|still|vice|deputy))|former|the late|ex-|as (?:vice|deputy)|"
    r"while still|"
    r"when (?:he|she) was|before (?:becoming|taking)|born|student|studied|murder\w*|assassinat\w*|death|"
    r"anniversary|funeral|biograph\w*|era|oust\w*|depos\w*|exiled?|overthr\w*|toppl\w*|remov\w*|resign\w*|jail\w*|trial|"
    r"arrest\w*|convict\w*|legacy|late president)\b",
    re.I,
)
_OPENING = 12
"""Characters that may stand before the time that opens a sentence ("And even in August ...")."""

_PRESENT = re.compile(r",?\s(?:also\s|reportedly\s)?(?!was\b|as\b|has\b|his\b|this\b)[a-z]{2,}s\b")
"""A verb in the present after a name: the act is of the day, whatever date stands further on."""

_VERB = re.compile(r"\b(?:was|were|had|has|been|is|are|\w{3,}ed)\b")
_POSSESSIVE = re.compile(r"['’]s?\s")
_EARLIER = re.compile(r"\b(?:1[89]\d\d|20[0-4]\d)\b|\bthat time\b|\bat the time\b|\bthose (?:days|years)\b")


def _days_before(day: str, count: int) -> str:
    return (date.fromisoformat(day) - timedelta(count)).isoformat()


def _widened(start: str, end: str) -> tuple[str, str]:
    low, high = date.fromisoformat(start), date.fromisoformat(end)
    return (low - timedelta(_GRACE)).isoformat(), (high + timedelta(_GRACE)).isoformat()


def _when(view: View, named: Named, sentence: Span) -> tuple[str, str] | None:
    """The days on which the text has somebody in office: its date beside the name, else those of the news."""
    clause = clause_around(view, sentence, named.span)
    published = view.document.published
    dated = time_beside(view, clause)
    if dated and (published.start is None or dated.start <= published.start):
        if _aside(view, named, clause):
            dated = _opening(view, sentence)
        told = dated and dated.start <= (published.start or dated.start)
        return (dated.start, dated.end) if dated and told and not _is_present(view, named) else None
    if published.start is None or published.end is None:
        return None
    news = _days_before(published.start, _NEWS)
    if any(t.when and t.when.start < news for t in view.times_in(clause)) or _EARLIER.search(
        view.text, *view.paragraph(named.span[0])
    ):
        return None
    return published.start, published.end


def _is_present(view: View, named: Named) -> bool:
    return bool(_PRESENT.match(view.text, named.span[1]))


def _opening(view: View, sentence: Span) -> When | None:
    """The time that opens a sentence and dates all of it."""
    times = [t for t in view.times_in(sentence) if t.span[0] - sentence[0] <= _OPENING]
    return times[0].when if times else None


def _aside(view: View, named: Named, clause: Span) -> bool:
    """Tell whether the time before a name belongs to a clause of its own ("captured in 2006, X ...")."""
    comma = view.text.rfind(",", clause[0], named.party.span[0])
    return comma > 0 and bool(_VERB.search(view.text, clause[0], comma))


def _person(named: Named, published: Published) -> list[Person]:
    """Who is meant: those who bear the name, else the holder at publication whose name is like it."""
    found = bearers(named.code, named.words)
    if found or not published.start or not published.end:
        return found
    now = {p.name: p for _, p in holders(named.code, named.cls, published.start, published.end)}
    return [p for p in now.values() if is_like(p, named.words[-1])]


def _judge(view: View, named: Named, sentence: Span) -> Check | None:
    when = _when(view, named, sentence)
    people = _person(named, view.document.published)
    terms = sorted({t: p for p in people for t in terms_in(p, named.cls)}.items(), key=lambda e: e[0].start)
    if (
        when is None
        or not terms
        or _other_office(view, sentence)
        or _POSSESSIVE.match(view.text, named.span[1])
    ):
        return None
    start, end = when
    published = view.document.published.start
    says = view.cut(named.party.span)
    if any(overlaps(t, *_widened(start, end)) for t, _ in terms):
        held = next((e for e in terms if overlaps(e[0], start, end)), None)
        if held is None or published is None or end >= _days_before(published, _NEWS):
            return None  # what is told as news of its holder needs no check
        note = f"{held[1].name} was {named.office} {describe(held[0])}."
        return check("term-of-office", "consistent", named.party.span, says, known=note, source=_SOURCE)
    dated = (start, end) != (published, view.document.published.end)
    if named.status == "former" or not (dated or (not named.status and _lately(terms[-1][0].end, start))):
        return None
    nearest = min(terms, key=lambda e: _gap(e[0].start, e[0].end, start))
    others = [p.name for _, p in holders(named.code, named.cls, start, end) if p.name != nearest[1].name]
    if not others:
        return None
    note = f"{nearest[1].name} was {named.office} {describe(nearest[0])}; on this date it was {others[0]}."
    return check("term-of-office", "conflicts", named.party.span, says, known=note, source=_SOURCE)


def _other_office(view: View, sentence: Span) -> bool:
    return bool(_ELSE.search(view.text, *sentence))


def _lately(end: str, day: str) -> bool:
    return bool(end) and 0 <= int(day[:4]) - int(end[:4]) <= _RECENT


def _gap(start: str, end: str, day: str) -> int:
    low, high = first_day(start)[:4], (last_day(end) if end else "9999")[:4]
    return min(abs(int(low) - int(day[:4])), abs(int(high) - int(day[:4])))


def check_offices(case: Case) -> tuple[Check, ...]:
    """Hold everybody whom the text calls by an office against the terms in it that are known.

    A conflict needs a term that is known not to cover the date, and somebody else who is known to have held
    the office then.
    """
    view = case.view
    found: dict[tuple[str, str], Check] = {}
    undated: dict[tuple[str, str], Check] = {}
    for named in find_named(view):
        sentence = view.sentence_at(named.span[0])
        answer = _judge(view, named, sentence) if sentence else None
        if answer is None or sentence is None:
            continue
        days = _when(view, named, sentence)
        home = undated if days == (view.document.published.start, view.document.published.end) else found
        home.setdefault((answer.says, answer.verdict), answer)
    inferred = view.document.published.how == "inferred"
    return (*found.values(), *(reopened(undated.values(), most=1) if inferred else undated.values()))
