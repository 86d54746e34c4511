"""Claims of a first or a record ("the first visit in a decade"): refuted by a counter-example, or left open.

A claim is parsed into the act that it is about, the parties, and the time it looks back over. One earlier act
of the same kind between the same parties, in the article itself or in the record, refutes it; nothing that is
known could confirm it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.dossier._numbers import cardinal
from dragoman.dossier._view import View
from dragoman.dossier.checks._finding import Case, check
from dragoman.schema import Check, Code, Event, Span

_FIRST = re.compile(
    r"\b(?:(?:the|a|its|their|his|her)\s)?first(?:[-\s]ever\b[^.;,]{0,60}|\stime\s(?:that|since|in)\b"
    r"[^.;,]{3,100}|"
    r"\s[^.;,]{3,60}?\s(?:since\s[^.;,]{3,80}|in\s(?:a|an|\w+)\s(?:\w+\s){0,3}(?:years|decades?|century)))",
    re.I,
)
_RECORD = re.compile(
    r"\b(?:largest|biggest|highest|longest|lowest|worst)\s[^.;,]{2,50}?\s(?:ever|in history|on record|"
    r"in the world)\b",
    re.I,
)
_SINCE = re.compile(r"\bsince\s(?:\w+\s){0,3}?(?P<y>1[5-9]\d\d|20\d\d)\b")
_YEARS = re.compile(r"\bin\s(?P<n>a|an|\w+(?:-\w+)?)\s(?:\w+\s){0,2}?(?P<unit>year|decade|century)s?\b")
_ACTS: tuple[tuple[re.Pattern[str], str, str | None], ...] = (
    (re.compile(r"\bvisit\b|\btrip\b", re.I), "CONSULT", "visit"),
    (re.compile(r"\bcall\b|\btelephone\b", re.I), "CONSULT", "phone"),
    (re.compile(r"\bmeeting\b|\btalks\b", re.I), "CONSULT", None),
    (re.compile(r"\bexercise\b|\bdrill\b|\bpatrol\b|\bprisoner swap\b", re.I), "COOPERATE", None),
)
_OFFICE = re.compile(r"\b(?:minister|president|leader|premier|chancellor|king|envoy|head of state)\b", re.I)
_LENGTHS = {"year": 1, "decade": 10, "century": 100}


class _Claim(NamedTuple):
    """The first act of a kind between two parties since a day (null: ever), made before `before`."""

    kind: str
    mode: str | None
    pair: frozenset[Code]
    since: str | None
    before: str
    office: str | None


def _claim(view: View, sentence: Span, words: Span) -> _Claim | None:
    """Parse a claim into its parts; null where one that a counter-example needs is not known."""
    text = view.cut(words)
    act = next(((kind, mode) for pattern, kind, mode in _ACTS if pattern.search(text)), None)
    codes = view.codes_in(sentence) if len(view.codes_in(words)) < 2 else view.codes_in(words)
    published = view.document.published.start
    times = [
        t.when.start for t in view.times_in(sentence) if t.when and t.when.start[:4] == (published or "")[:4]
    ]
    if act is None or len(codes) != 2 or published is None:
        return None
    since = None
    if match := _SINCE.search(text):
        since = f"{match['y']}-12-31"
    elif match := _YEARS.search(text):
        count = 1 if match["n"] in ("a", "an") else cardinal(match["n"])
        if count is None:
            return None
        since = f"{int(published[:4]) - count * _LENGTHS[match['unit']]:04}{published[4:]}"
    office = _OFFICE.search(text)
    before = min(times, default=published)
    return _Claim(*act, frozenset(codes), since, before, office[0].lower() if office else None)


def _earlier(case: Case) -> Iterator[tuple[Event, str]]:
    yield from ((event, "the same text") for event in case.events)
    yield from ((act.event, f"record: {act.document}") for act in case.memory.acts)


def _refutes(event: Event, claim: _Claim) -> bool:
    codes = frozenset(p.code for p in (*event.actors, *event.recipients) if p.code)
    fits = event.type == claim.kind and (claim.mode is None or event.mode == claim.mode)
    if not fits or event.status != "happened" or codes != claim.pair or event.date is None:
        return False
    if claim.office and not any(p.role and claim.office in p.role for p in event.actors):
        return False
    return event.date.end < claim.before and (claim.since is None or event.date.start > claim.since)


def check_superlatives(case: Case) -> tuple[Check, ...]:
    """List firsts and records; a first that an earlier act refutes is a conflict, all else stays open."""
    view = case.view
    found = []
    for sentence in view.running:
        for pattern in (_FIRST, _RECORD):
            match = pattern.search(view.text, *sentence.span)
            if match is None:
                continue
            claim = _claim(view, sentence.span, match.span()) if pattern is _FIRST else None
            counter = next((e for e in _earlier(case) if claim and _refutes(e[0], claim)), None)
            if counter and counter[0].date:
                day, source = counter[0].date.start, counter[1]
                known = f"Another is known, of {day}."
                found.append(
                    check("superlative", "conflicts", match.span(), match[0], known=known, source=source)
                )
            else:
                known = "Nothing that is known refutes it, and nothing could confirm it."
                found.append(
                    check("superlative", "cannot-check", match.span(), match[0], known=known, source=None)
                )
    return tuple(found)
