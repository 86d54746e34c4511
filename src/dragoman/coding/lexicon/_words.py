"""Words of a sentence, and the forms that an English verb or noun takes."""

import re
from dataclasses import dataclass

from dragoman.schema import Span

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d[\d,.]*")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case, and where it stands in the document."""

    text: str
    span: Span
    possessive: bool = False


def words_of(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words and numbers of a span."""
    return tuple(_word(match) for match in _WORD.finditer(text, *span))


def _word(match: re.Match[str]) -> Word:
    lower = match[0].lower().replace("’", "'")
    bare = lower.removesuffix("'s").removesuffix("'")
    return Word(bare, match.span(), bare != lower)


def verb_forms(verb: str, irregular: dict[str, list[str]]) -> frozenset[str]:
    """Return the forms of a verb: base, third person, past, participle, gerund."""
    listed = set(irregular.get(verb, ()))
    forms = {verb, *listed, _third(verb), _gerund(verb)}
    if not listed or all(form.endswith(("ing", "s")) for form in listed):
        forms.add(_past(verb))
    return frozenset(forms)


def noun_forms(noun: str) -> frozenset[str]:
    """Return the singular and the plural of a noun."""
    return frozenset({noun, _third(noun)})


def _third(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2:-1] not in _VOWELS else verb + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"
