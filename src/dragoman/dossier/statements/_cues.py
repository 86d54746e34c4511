"""Finds the words that introduce reported speech."""

import re
from functools import cache
from typing import NamedTuple

from dragoman.dossier._data import rows
from dragoman.schema import Span

_WORD = re.compile(r"[A-Za-z]+")
_REFUSED = re.compile(
    r"(?:\b(?:not|never|refused to|declined to|without|could|would|may|might|can|should|must|will)"
    r"|n['’]t|(?<!like)(?<!likes)\sto)\s$"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s|also\s|not\s)?$")
_HEARSAY = re.compile(r"\b[Tt]hey\s$")


class Cue(NamedTuple):
    """A cue in the text and the forms of speech that it can introduce."""

    span: Span
    takes: frozenset[str]


@cache
def _table() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Forms by their first word, the longest first."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for forms, takes in rows(__package__, "cues.tsv"):
        for form in forms.split("|"):
            found.setdefault(form.split()[0], []).append((form, frozenset(takes.split(","))))
    return {word: tuple(sorted(forms, key=lambda f: -len(f[0]))) for word, forms in found.items()}


def find_cues(text: str, span: Span) -> tuple[Cue, ...]:
    """Return the cues within a span in text order; "did not say", "may say" and "they say" are no cues."""
    table = _table()
    found: list[Cue] = []
    for match in _WORD.finditer(text, *span):
        for form, takes in table.get(match[0], ()):
            end = match.start() + len(form)
            if not text.startswith(form, match.start()) or text[end : end + 1].isalnum():
                continue
            if text.startswith((" tank", "-tank"), end):
                break
            before = (max(0, match.start() - 14), match.start())
            if not _REFUSED.search(text, *before) and not (form == "say" and _HEARSAY.search(text, *before)):
                found.append(Cue((match.start(), end), takes))
            break
    return tuple(found)


def is_passive(text: str, at: int) -> bool:
    """Tell whether a verb that starts at `at` stands in the passive ("it was announced")."""
    return bool(_PASSIVE.search(text, max(0, at - 24), at))
