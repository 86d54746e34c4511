"""`resolve_name`: who is meant by a name, with a country, an office and a day where they are known."""

import datetime
import re
from collections.abc import Iterator

from pydantic import Field

from dragoman.actors._confidence import confidence_of
from dragoman.actors._han import han_candidates, is_han
from dragoman.actors._knowledge import Knowledge, load_knowledge
from dragoman.actors._known_persons import holder
from dragoman.actors._names import Names
from dragoman.actors._phrase import name_of
from dragoman.actors._reading import Reading, likeliest
from dragoman.actors._search import Found, Query, search
from dragoman.actors._terms import Term
from dragoman.actors._tokens import keys
from dragoman.actors._words import Office, office_at
from dragoman.documents.document import Document
from dragoman.errors import UsageError
from dragoman.schema import Party

_LONGEST = 300
_MOST = 10
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRM = 0.62
"""Score from which a person counts as found, so that no open answer is added."""


class Answer(Party):
    """A party that a name may stand for, and how well it fits (0 to 1)."""

    score: float = Field(ge=0, le=1)


def resolve_name(
    name: str, *, country: str | None = None, role: str | None = None, date: str | None = None
) -> tuple[Answer, ...]:
    """Return who is meant by a name, best first; empty where nobody fits.

    `country` is a code or a name of a state or body, `role` an office in English, `date` an ISO day. Where
    country and office are known and nobody fits, the answer is open: the office, with a null name. Raises
    `UsageError` for an empty name, an unknown country or a date that is none.
    """
    knowledge = load_knowledge()
    text = " ".join(name.split())
    if not text or len(text) > _LONGEST:
        problem = "the name is empty" if not text else f"the name has more than {_LONGEST} characters"
        raise UsageError(problem, where="NAME", remedy="Give a name such as “Lukashenko”.")
    reading = Reading(Document(id="name", text=text, sha256=""), (), knowledge)
    query = _query(
        reading, code_of(knowledge, country) if country else None, _office(role), day_of_query(date)
    )
    answers = [*_terms(reading, query), *_persons(reading, query)]
    if query.code and query.office and not any(a.score >= _FIRM and a.name for a in answers):
        answers.append(_open(query, query.code, query.office, knowledge))
    unique: dict[tuple[str | None, str | None, str | None], Answer] = {}
    for answer in sorted(answers, key=lambda a: (-a.score, a.code or "", a.name or "")):
        unique.setdefault((answer.code, answer.name, None if answer.name else answer.role), answer)
    return tuple(unique.values())[:_MOST]


def day_of_query(date: str | None) -> str | None:
    """Return an ISO day as given; raises `UsageError` for what is none."""
    if date is None:
        return None
    try:
        if _DAY.fullmatch(date):
            return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        pass
    raise UsageError(f"{date!r} is not a day", where="--date", remedy="Write it as 2024-07-23.")


def code_of(knowledge: Knowledge, country: str) -> str:
    """Return the code of a state or body given by code or name; raises `UsageError` for another."""
    if country.upper() in knowledge.codes:
        return country.upper()
    found = [t for t in knowledge.lexicon.lookup(keys(country)) if t.kind in ("state", "body", "adjective")]
    codes = {code for term in found for code in term.codes}
    if len(codes) == 1:
        return codes.pop()
    problem = "stands for several countries" if codes else "is no country or body that is known"
    raise UsageError(
        f"{country!r} {problem}",
        where="--country",
        remedy="Give its three-letter code (BLR), its acronym (NATO) or its name (Belarus).",
    )


def _office(role: str | None) -> Office | None:
    if role is None:
        return None
    words = keys(role)
    for at in range(len(words)):
        found = office_at(words, at)
        if found and found[0].role != "-":
            return found[0]
    return Office("OTHER", " ".join(role.casefold().split()), "GOV")


def _query(reading: Reading, code: str | None, office: Office | None, day: str | None) -> Query:
    """Take apart a name that is a whole phrase: "Belarusian Foreign Minister Lei Renkov"."""
    last = len(reading.tokens)
    words = reading.keys
    naming = name_of(reading, 0, last)
    if naming and any(reading.term(hit).kind == "person" for hit in naming.hits):
        naming = None
    if naming and code is None and last > sum(h.last - h.first for h in naming.hits):
        codes = {c for hit in naming.hits for c in reading.term(hit).codes}
        code = codes.pop() if len(codes) == 1 else None
    own = next((o[0] for at in range(last) if (o := office_at(words, at)) and o[0].role != "-"), None)
    tail = Names(reading, ()).tail(0, last)
    name = words[tail[0] : tail[1]] if tail else () if own or naming else words
    return Query(reading.text, name, code, office or own, day)


def _terms(reading: Reading, query: Query) -> Iterator[Answer]:
    """Yield what the whole wording names: a state, a body, a group, a place."""
    hits = reading.hits_in(0, len(reading.tokens))
    whole = [hit for hit in hits if hit.last - hit.first == len(reading.tokens)]
    terms = [t for hit in whole for t in hit.terms if t.kind != "person"] if whole else []
    if not whole and (naming := name_of(reading, 0, len(reading.tokens))):
        terms = [likeliest(hit.terms, query.day) for hit in naming.hits]
        terms = [t for t in terms if t.kind != "person"]
        if query.office:
            terms = []
    codes = {code for term in terms for code in term.codes}
    readings = len(terms) if whole and len(codes) > 1 else 1
    for n, term in enumerate(terms):
        for code in term.codes or (None,):
            fits = (query.code is None or query.code == code) and term.holds(query.day)
            score = 0.3 if not fits else 0.95 if readings == 1 or query.code else 0.65 - 0.1 * n
            yield _answer(query, code, score, f"{_KIND[term.kind]} {term.name}", term=term)


_KIND = {
    "state": "the state", "adjective": "adjective of", "people": "people of", "city": "capital or seat:",
    "seat": "seat of government:", "body": "the body", "group": "the group", "institution": "the institution",
    "place": "the place", "collective": "several together:", "people_or_land": "no state:",
    "person": "the person",
}  # fmt: skip


def _persons(reading: Reading, query: Query) -> Iterator[Answer]:
    find = han_candidates if is_han(query.text) else search
    found = find(query, reading.knowledge)
    ranked = sorted(found, key=lambda f: (-f.score, f.person.code, f.person.name))
    for n, one in enumerate(ranked[:_MOST]):
        rival = ranked[1].score if n == 0 and len(ranked) > 1 else ranked[0].score if n else 0.0
        yield _person_answer(query, one, confidence_of(one.score, one.score - rival))


def _person_answer(query: Query, found: Found, confidence: float) -> Answer:
    person, tenure = found.person, found.tenure
    return Answer(
        text=query.text,
        span=(0, len(query.text)),
        code=person.code,
        id=person.id,
        name=person.name,
        role=tenure.office.lower() if tenure and found.in_office else None,
        sectors=("GOV",) if tenure and tenure.cls != "OTHER" else (),
        confidence=confidence,
        how="; ".join(found.reasons),
        score=round(found.score, 3),
    )


def _answer(query: Query, code: str | None, score: float, how: str, *, term: Term) -> Answer:
    return Answer(
        text=query.text,
        span=(0, len(query.text)),
        code=code,
        id=term.id,
        name=term.name,
        role=query.office.role if query.office else None,
        sectors=(query.office.sector,) if query.office else term.sectors,
        confidence=score,
        how=how,
        score=score,
    )


def _open(query: Query, code: str, office: Office, knowledge: Knowledge) -> Answer:
    """Return the office with its holder where no name was asked for, else with a null name."""
    known = holder(knowledge.persons, code, office, query.day)
    person = known.person if not query.name else None
    how = known.how
    if known.person and query.name:
        how = f"{office.role} of {code}, name unresolved; on that day it was {known.person.name}"
    return Answer(
        text=query.text,
        span=(0, len(query.text)),
        code=code,
        id=person.id if person else None,
        name=person.name if person else None,
        role=office.role,
        sectors=(office.sector,),
        confidence=known.confidence if person else 0.8,
        how=how,
        score=0.9 if person else 0.6,
    )
