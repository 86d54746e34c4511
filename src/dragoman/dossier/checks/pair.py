"""Country names that a translation left as a stump ("North Korea and Bai", "relations toward Beibing")."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from dragoman.dossier._data import rows
from dragoman.dossier._view import View
from dragoman.dossier.checks._finding import Case, check
from dragoman.schema import Check, Code, Party, Span, Verdict

_RELATION = r"(?:relations?(?:hip)?s?|ties|cooperation|partnership|friendship|dialogue|diplomacy)"
_TOWARD = re.compile(
    rf"\b{_RELATION}\s(?:toward|towards|with|between)\s(?P<name>(?!(?:Africa|Asia|Europe|America|Oceania)\b)"
    r"[A-Z][a-z]{1,12}(?<!an)(?<!ish)(?<!ese))\b"
    r"(?=[.,;:]|\s(?:is|are|was|were|will|would|has|have|had|may|can|could|did|do|does|in|on)\b|$)"
)
_BESIDE = re.compile(
    r"\b(?:(?:cooperation|relations|ties|trade|friendship)\s(?:between\s)?)?(?P<other>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
    r"\sand\s(?P<name>[A-Z][a-z]{1,3})\b(?![\w'’.-])"
)
_COMPOUND = re.compile(r"\b[A-Z][a-z]+(?:[-–][A-Z][a-z]+){1,3}\b")
_ABOUT = 3
"""Mentions from which a text is about a country."""

_JOINED = re.compile(r"\b(?P<one>[A-Z][a-z]{0,4})-(?P<two>[A-Z][a-z]{0,4})\b(?!-)")


@cache
def _forms() -> dict[str, tuple[Code, ...]]:
    return {form: tuple(codes.split()) for form, codes in rows(__package__, "short_forms.tsv")}


def _known(view: View, span: Span) -> bool:
    """Tell whether the actors' room knows a name, here or elsewhere in the text, or a longer one holds it."""
    near = view.parties_in((max(0, span[0] - 60), min(len(view.text), span[1] + 60)))
    if any(p.span[0] < span[1] and span[0] < p.span[1] and not _is_artefact(p) for p in near):
        return True
    word = view.cut(span)
    return any(word in p.text.split() and not _is_artefact(p) for p in view.parties)


def _is_artefact(party: Party) -> bool:
    """Tell whether the actors' room itself takes a name for a slip of translation."""
    return party.how.startswith("artefact:")


def check_pairs(case: Case) -> tuple[Check, ...]:
    """Flag a word where a country is meant that names none that is known.

    A short form such as "Bai" beside a country is a conflict, with the country it stands for where the text
    is about it; so is an unknown name after "relations toward". Two short forms joined ("Ji-Wu") are
    ordinary in such translations: they are listed with what they can stand for, as nothing can decide it.
    """
    view = case.view
    about = set(view.codes_in((0, len(view.text))))
    found: dict[Span, Check] = {}
    for sentence in view.running:
        for match in _BESIDE.finditer(view.text, *sentence.span):
            codes = [c for c in _forms().get(match["name"], ()) if c in about]
            beside = view.codes_in(match.span("other"))
            if codes and beside and not _known(view, match.span("name")):
                note = (
                    f"“{match['name']}” is the Chinese short form for {' or '.join(codes)}, left as it was."
                )
                found[match.span("name")] = _flag("conflicts", match.span("name"), match["name"], note)
        for match in _TOWARD.finditer(view.text, *sentence.span):
            span = match.span("name")
            if span not in found and not _known(view, span):
                note = f"No country, city or body of the name “{match['name']}” is known; one is meant here."
                found[span] = _flag("conflicts", span, match["name"], note)
        for match in _JOINED.finditer(view.text, *sentence.span):
            one, two = (_forms().get(match[name], ()) for name in ("one", "two"))
            if one and two and match.span() not in found and not _known(view, match.span()):
                note = f"Probably {' or '.join(one)} and {' or '.join(two)}, by their Chinese short forms."
                found.setdefault(match.span(), _flag("cannot-check", match.span(), match[0], note))
                break
    for span, note in _twins(view):
        found.setdefault(span, _flag("conflicts", span, view.cut(span), note))
    return tuple(found.values())


def _twins(view: View) -> Iterator[tuple[Span, str]]:
    """Joined names ("China-Kyrgyzstan-Ukraine") with a country that the text does not speak of.

    Where one short form stands for two countries and the text is about the other one, the translation took
    the wrong one.
    """
    counted = Counter(p.code for p in view.parties if p.code)
    shared = [codes for codes in _forms().values() if len(codes) > 1]
    for match in _COMPOUND.finditer(view.text):
        inside = view.codes_in(match.span())
        for code in inside:
            for twin in (c for codes in shared if code in codes for c in codes if c != code):
                if counted[code] == 1 and counted[twin] >= _ABOUT and twin not in inside:
                    yield (
                        match.span(),
                        f"The text is about {twin}, not {code}; one Chinese short form stands for both.",
                    )


def _flag(verdict: Verdict, span: Span, says: str, known: str) -> Check:
    return check("translation", verdict, span, says, known=known, source="Chinese short forms of countries")
