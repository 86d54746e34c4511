"""Joins the claims about one person, and the claims about one term, across sources."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from actors.claims import PARTICLES, SINGLE, Claim, days_between, latest
from dragoman.actors._tokens import keys

_PRIORITY = {"D": 0, "W": 1, "F": 2, "U": 3, "C": 4}
_TITLES = frozenset(
    [
        "dr",
        "sir",
        "dame",
        "sheikh",
        "lord",
        "baroness",
        "baron",
        "jr",
        "sr",
        "king",
        "queen",
        "emperor",
        "prince",
        "general",
        "gen",
    ]
)
_SAME_TERM = 45
"""Days by which sources may differ about one term."""
_DISTINCT = 5
"""Letters that a word needs for a slip in it to be told from another word."""
_SLIP = 0.6
"""Likeness of two words that can be one with a slip in it."""
_SPEAKS_YEARLY = 400
"""Days between two speeches of one person that still count as one term."""


@dataclass
class Person:
    """One person in the service of one state or body, with every spelling and term."""

    code: str
    name: str
    others: dict[str, int] = field(default_factory=dict)
    families: dict[str, None] = field(default_factory=dict)
    qid: str | None = None
    terms: list[Claim] = field(default_factory=list)

    def absorb(self, claim: Claim) -> None:
        """Take in a claim about this person."""
        for spelling in (claim.name, *claim.others):
            self.others[spelling] = self.others.get(spelling, 0) + 1
        if claim.family:
            self.families[claim.family] = None
        self.qid = self.qid or claim.qid
        self.terms.append(claim)

    def settle_name(self) -> None:
        """Call the person by the spelling that most claims use; the room's own table decides first."""
        if not any(term.source[0] == "D" for term in self.terms):
            self.name = max(self.others, key=lambda spelling: self.others[spelling])


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in keys(name) if len(w) > 1 and w not in _TITLES and w not in PARTICLES)


def _family(name: str) -> str:
    return max(keys(name)[-2:], key=len)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _other_initials(one: str, other: str) -> bool:
    """Tell whether initials speak against one person: "George W. Bush", "George H. W. Bush"."""
    a, b = (re.findall(r"\b([A-Z])\.", name) for name in (one, other))
    return bool(a) and bool(b) and a != b


def same_name(one: str, other: str) -> bool:
    """Tell whether two spellings can only be one person's, within one state."""
    a, b = _words(one), _words(other)
    short, long = sorted((keys(one), keys(other)), key=len)
    if len(short) > 1 and not any(_alike(short[0], word) >= _SLIP for word in long[:-1]):
        return False  # the given name is missing: "Sabah Al-Ahmad Al-Sabah", "Nawaf Al-Ahmad Al-Sabah"
    shared = len(a & b)
    if shared >= 2 and (a <= b or b <= a):
        return True
    own, other_own = a - b, b - a
    if any(len(word) < _DISTINCT for word in own | other_own):
        return False  # "Kim Jong-un" and "Kim Jong Sun" are near in letters and are two men
    if not all(any(_alike(x, y) >= _SLIP for y in other_own) for x in own):
        return False  # nor are "Sabah Al-Ahmad Al-Jaber Al-Sabah" and "Nawaf Al-Ahmad Al-Jaber Al-Sabah" one
    return _alike(" ".join(sorted(a)), " ".join(sorted(b))) >= 0.86


def _same_term(person: Person, claim: Claim) -> bool:
    """Tell whether a claim with another spelling is about a term that the person is known for."""
    if claim.cls not in SINGLE or not claim.start:
        return False
    last = _family(claim.name)
    for term in person.terms:
        if term.cls == claim.cls and term.start and abs(days_between(term.first, claim.first)) <= _SAME_TERM:
            names = (person.name, *person.others)
            if any(_alike(_family(n), last) >= 0.6 or bool(_words(n) & _words(claim.name)) for n in names):
                return True
    return False


def join_persons(claims: Iterable[Claim]) -> list[Person]:
    """Return one person for each that the claims are about, in order of code and first appearance."""
    by_code: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _words(claim.name):
            by_code[claim.code].append(claim)
    persons: list[Person] = []
    for code in sorted(by_code):
        persons.extend(_join(code, sorted(by_code[code], key=lambda c: _PRIORITY[c.source])))
    return persons


def _join(code: str, claims: list[Claim]) -> list[Person]:
    persons: list[Person] = []
    by_qid: dict[str, Person] = {}
    by_word: dict[str, list[Person]] = defaultdict(list)
    for claim in claims:
        person = by_qid.get(claim.qid or "")
        if person is None:
            near = {id(p): p for w in sorted(_words(claim.name)) for p in by_word[w]}.values()
            named = [
                p
                for p in near
                if not _other_initials(claim.name, p.name)
                and any(same_name(claim.name, n) for n in (p.name, *p.others))
            ]
            person = named[0] if named and not (claim.qid and named[0].qid) else None
            person = person or next((p for p in persons if _same_term(p, claim)), None)
        if person is None:
            person = Person(code, claim.name)
            persons.append(person)
        person.absorb(claim)
        if claim.qid:
            by_qid[claim.qid] = person
        for spelling in (claim.name, *claim.others):
            for word in sorted(_words(spelling)):
                if person not in by_word[word]:
                    by_word[word].append(person)
    for person in persons:
        person.settle_name()
        person.terms = _join_terms(person.terms)
    return persons


def _join_terms(claims: list[Claim]) -> list[Claim]:
    """Return one claim for each term; the source of highest priority gives its bounds."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (_PRIORITY[c.source], c.first)):
        same = next((n for n, k in enumerate(kept) if k.cls == claim.cls and _overlap(k, claim)), None)
        if same is None:
            kept.append(claim)
            continue
        known = kept[same]
        source = known.source if claim.source in known.source else known.source + claim.source
        seen = known.seen
        if known.start is None and known.seen and claim.seen:
            seen = (min(known.seen[0], claim.seen[0]), max(known.seen[1], claim.seen[1]))
        as_of = (
            known.as_of if known.end else max(known.as_of, claim.as_of if claim.end is None else known.as_of)
        )
        end = known.end
        if end is None and claim.end and latest(claim.end) > known.as_of:
            end = claim.end
        kept[same] = replace(known, source=source, seen=seen, as_of=as_of, end=end)
    return kept


def _overlap(known: Claim, claim: Claim) -> bool:
    if known.start is None and known.seen and claim.seen and claim.start is None:
        gap = max(days_between(known.seen[1], claim.seen[0]), days_between(claim.seen[1], known.seen[0]))
        return gap <= _SPEAKS_YEARLY
    first, last = (
        (claim.seen or (claim.first, claim.last)) if claim.start is None else (claim.first, claim.last)
    )
    return known.first <= last and first <= known.last
