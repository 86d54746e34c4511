"""The lexicon: triggers with their frames, indexed by first word."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from dragoman.coding.lexicon._words import noun_forms, verb_forms
from dragoman.schema import Act

_MEAN, _WEIGHT = 0.6, 4
"""What a pattern that was never seen is worth, and as how many sightings that counts."""

Frame = Literal["toward", "agree", "mutual", "visit", "host", "own", "people"]
Needs = Literal["any", "actor", "recipient", "both"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What some words tell, and how their parties sit around them (see `triggers.toml`)."""

    type: str
    mode: str | None
    frame: Frame
    needs: Needs
    takes: bool
    vow: bool
    unless: re.Pattern[str] | None
    about: Act | None = None
    """The further act that the words themselves name."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of words; `None` stands for up to four of any kind."""

    words: tuple[frozenset[str] | None, ...]
    noun: bool
    verb: bool
    base: str
    trigger: Trigger
    phrase: str
    right: int = 0
    """How often the words told this type where they stood in the training split (`measured.tsv`)."""
    seen: int = 0

    @property
    def fixed(self) -> int:
        """How many of its words are given."""
        return sum(word is not None for word in self.words)

    @property
    def share(self) -> float:
        """The share of times that the words told this type, drawn to the mean where they are rare."""
        return (self.right + _MEAN * _WEIGHT) / (self.seen + _WEIGHT)


@cache
def small_words(kind: str) -> frozenset[str]:
    """Return the function words of a kind (see `function_words.toml`)."""
    return frozenset(_toml("function_words.toml")[kind])


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


@cache
def patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """Return the patterns by every form of their first word, those with most words first."""
    table = _toml("triggers.toml")
    measured = _measured()
    index: dict[str, list[Pattern]] = {}
    for entry in table["trigger"]:
        for found in _patterns(entry, table["irregular"]):
            counts = measured.get((found.phrase, found.trigger.type, found.trigger.mode or "-"))
            pattern = replace(found, right=counts[0], seen=counts[1]) if counts else found
            for form in pattern.words[0] or ():
                index.setdefault(form, []).append(pattern)
    return {form: tuple(sorted(listed, key=lambda p: -p.fixed)) for form, listed in index.items()}


def _measured() -> dict[tuple[str, str, str], tuple[int, int]]:
    lines = (files(__package__) / "measured.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(phrase, kind, mode): (int(right), int(seen)) for phrase, kind, mode, right, seen in rows}


def _patterns(entry: dict[str, Any], irregular: dict[str, list[str]]) -> list[Pattern]:
    trigger = Trigger(
        type=entry["type"],
        mode=entry.get("mode"),
        frame=entry.get("frame", "toward"),
        needs=entry.get("needs", "any"),
        takes=entry.get("takes", False),
        vow=entry.get("vow", False),
        about=_act(entry["about"]) if "about" in entry else None,
        unless=re.compile(entry["unless"], re.IGNORECASE) if "unless" in entry else None,
    )
    found = []
    for phrase in entry.get("verbs", ()):
        first, *rest = phrase.split()
        heads = verb_forms(first, irregular)
        found.append(Pattern((heads, *map(_form, rest)), False, True, first, trigger, phrase))
    for phrase in entry.get("nouns", ()):
        # "accusation against", "release of": the noun is the word before the preposition
        parts = phrase.split()
        noun = len(parts) - 1 if parts[-1] not in _PREPOSITIONS else len(parts) - 2
        forms = tuple(noun_forms(part) if n == noun else _form(part) for n, part in enumerate(parts))
        found.append(Pattern(forms, True, False, parts[noun], trigger, phrase))
    found.extend(
        Pattern(tuple(map(_form, phrase.split())), False, False, phrase, trigger, phrase)
        for phrase in entry.get("words", ())
    )
    return found


def _act(name: str) -> Act:
    kind, _, mode = name.partition("/")
    return Act(type=kind, mode=mode or None)


_PREPOSITIONS = frozenset({"of", "on", "to", "for", "from", "against", "into", "that", "with", "in"})


def _form(word: str) -> frozenset[str] | None:
    if word == "*":
        return None
    return noun_forms(word) if word not in _PREPOSITIONS and len(word) > 3 else frozenset({word})
