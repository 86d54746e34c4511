"""Names of persons against the name of who is meant: the holder of that office on that date."""

from dragoman.actors._persons import Person
from dragoman.actors._tokens import keys
from dragoman.dossier._view import View
from dragoman.dossier.checks._beside import clause_around, time_beside
from dragoman.dossier.checks._finding import Case, check
from dragoman.dossier.checks._named import Named, find_named
from dragoman.dossier.checks._spelling import likeness
from dragoman.dossier.checks._terms import accounts, bearers, holders, is_like, name_words
from dragoman.schema import Check, Code

_SOURCE = "actor knowledge base"

_NEAR = 0.5
"""Likeness of two names from which one may be a mangled form of the other."""

_TRUSTED = 550
"""Days for which an office-holder is taken to be the same, where the name is like his."""


def _day(view: View, named: Named) -> tuple[str, str] | None:
    """The days on which the named person acts, as far as the text tells."""
    sentence = view.sentence_at(named.span[0])
    published = view.document.published
    dated = time_beside(view, clause_around(view, sentence, named.span)) if sentence else None
    if dated and published.start and dated.start <= published.start:
        return dated.start, dated.end
    return (published.start, published.end) if published.start and published.end else None


def _nearest(word: str, known: frozenset[str]) -> str:
    return max(known, key=lambda k: likeness(word, k))


def _judge(named: Named, who: Person) -> Check | None:
    known = name_words(who)
    odd = [word for word in named.words if not accounts(who, word)]
    if not odd:
        if all(key in known for word in named.words for key in keys(word)):
            return None
        note = f"{who.name}, in another transcription."
        return check("name", "consistent", named.span, named.name, known=note, source=_SOURCE)
    last = likeness("".join(keys(odd[-1])), _nearest("".join(keys(odd[-1])), known))
    few = len(named.words) > 2 and len(odd) * 2 < len(named.words)  # "Hamad bin Jassim bin Jaber Al Thani"
    if (few and (odd != [named.words[-1]] or last < _NEAR)) or (
        len(odd) == len(named.words) and last < _NEAR
    ):
        return None
    note = f"Likely {who.name}, {named.office} of {named.code}; “{' '.join(odd)}” is no part of that name."
    return check("name", "conflicts", named.span, named.name, known=note, source=_SOURCE)


def check_persons(case: Case) -> tuple[Check, ...]:
    """Flag a name that differs from that of the office-holder who is meant, at its first mention.

    Country, office and date decide who is meant. Nothing is said where somebody of that very name has
    served the state (the office may then be wrong: see `office`), where several held the office on the
    date, or where the knowledge base does not reach that far.
    """
    view = case.view
    published = view.document.published
    news = (published.start, published.end) if published.start and published.end else None
    found: dict[tuple[Code, str], Check] = {}
    for named in find_named(view):
        key = named.code, named.name
        if key in found or named.status:
            continue
        when = _day(view, named)
        who = {p.name: p for _, p in holders(named.code, named.cls, *when, trusted=_TRUSTED)} if when else {}
        others = [p for p in bearers(named.code, named.words) if p.name not in who]
        now = holders(named.code, named.cls, *news) if news and when != news else []
        if any(is_like(p, named.words[-1]) and p.name not in who for _, p in now):
            continue
        if len(who) != 1 or any(all(accounts(p, w) for w in named.words) for p in others):
            continue
        answer = _judge(named, next(iter(who.values())))
        if answer:
            found[key] = answer
    return tuple(found.values())
