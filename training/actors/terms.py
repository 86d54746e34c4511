"""Sets the terms of one office against each other: ends open ones, drops the weaker of two that clash."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from actors.claims import SINGLE, Claim, days_between, earliest
from actors.merge import Person

TOLERANCE = 31
"""Days that two holders of one office may overlap, for sources that date appointment and oath."""

_CORRECTIONS = Path(__file__).parent / "curated" / "corrections.txt"
_SHARED_OFFICE = frozenset({"BIH", "SMR", "AND", "CHE", "SDN", "LBY", "YEM", "SOM"})
"""States with a collective head, or with rival governments that the sources both list."""


class ContradictionError(AssertionError):
    """Two persons are said to hold one office at one time."""


def corrected(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Leave out the claims that were looked at and found wrong: those of a code, class, name and start."""
    lines = _CORRECTIONS.read_text(encoding="utf-8").splitlines()
    wrong = {tuple(line.split("\t")[:4]) for line in lines if line and not line.startswith("#")}
    return (c for c in claims if (c.code, c.cls, c.name, c.start or "") not in wrong)


def _holders(persons: list[Person]) -> dict[tuple[str, str], list[tuple[Claim, Person]]]:
    held: dict[tuple[str, str], list[tuple[Claim, Person]]] = defaultdict(list)
    for person in persons:
        for term in person.terms:
            if term.cls in SINGLE:
                held[person.code, term.cls].append((term, person))
    return held


def settle(persons: list[Person]) -> None:
    """End open terms where a successor is known, and drop weaker claims that clash with firm ones."""
    for (code, _), held in _holders(persons).items():
        dated = sorted((t for t in held if t[0].start), key=lambda t: t[0].first)
        for n, (term, person) in enumerate(dated):
            following = next((t for t, p in dated[n + 1 :] if p is not person and t.first > term.first), None)
            if following and _ends_with(term, following):
                person.terms[person.terms.index(term)] = term.until(following.first)
        if code not in _SHARED_OFFICE:
            _drop_weaker(held)


def _ends_with(term: Claim, following: Claim) -> bool:
    """Tell whether a term can only have ended when the next one began.

    The Factbook gives no ends: they are inferred from later editions, so a successor's start is better.
    """
    if term.end is None:
        return days_between(earliest(term.as_of), following.first) > 0 or term.source[0] == "F"
    return term.source[0] == "F" and term.last > following.first


def _drop_weaker(held: list[tuple[Claim, Person]]) -> None:
    firm = [(t, p) for t, p in held if t.start and t.source[0] == "D"]
    settled = [(t, p) for t, p in held if t.start]
    for term, person in held:
        if term not in person.terms:
            continue
        if term.start is None:
            day = (term.seen or ("", ""))[1]
            if any(p is not person and t.first <= day <= t.last for t, p in settled):
                person.terms.remove(term)
        elif term.source[0] != "D" and any(p is not person and _clash(t, term) for t, p in firm):
            person.terms.remove(term)


def _clash(one: Claim, other: Claim) -> bool:
    low, high = max(one.sure[0], other.sure[0]), min(one.sure[1], other.sure[1])
    return low < high and (high > "2100" or days_between(low, high) > TOLERANCE)


def assert_no_contradiction(persons: list[Person]) -> None:
    """Raise `ContradictionError` naming every pair of persons who hold one office at one time."""
    clashes = []
    for (code, cls), held in _holders(persons).items():
        if code in _SHARED_OFFICE:
            continue
        dated = [(t, p) for t, p in held if t.start]
        for n, (one, person) in enumerate(dated):
            for other, rival in dated[n + 1 :]:
                if person is not rival and _clash(one, other):
                    clashes.append(
                        f"{code} {cls}: {one.name} ({one.source} {one.start}..{one.end or ''}) and "
                        f"{other.name} ({other.source} {other.start}..{other.end or ''})"
                    )
    if clashes:
        raise ContradictionError(
            f"{len(clashes)} pairs of holders clash; correct one of each in curated/corrections.txt:\n"
            + "\n".join(sorted(clashes))
        )


def assert_ordered(persons: list[Person]) -> None:
    """Raise `ContradictionError` for a term that ends before it begins."""
    wrong = [
        f"{t.code} {t.cls} {t.name}: {t.start}..{t.end}" for p in persons for t in p.terms if t.first > t.last
    ]
    if wrong:
        raise ContradictionError("terms that end before they begin:\n" + "\n".join(wrong))


def drop_empty(persons: list[Person]) -> list[Person]:
    """Return the persons that a term is left of, each term once."""
    kept = [p for p in persons if p.terms]
    for person in kept:
        person.terms = sorted((replace(t) for t in person.terms), key=lambda t: (t.first, t.cls))
    return kept
