"""Puts other states in the place of those that a text names, so that the coder reads structure, not fame.

A text about Russia and Ukraine teaches more than who fights whom: with Peru and Chile in their places it
tells the same acts. Names, adjectives, peoples and capitals of one state change together, through the whole
text.
"""

import csv
import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from coder.gold import GoldEvent, Item
from dragoman.schema import Span

_STATES = Path(__file__).parents[2] / "src" / "dragoman" / "actors" / "data" / "states.tsv"
_COLUMNS = ("name", "adjectives", "people", "capitals")


@cache
def _forms() -> tuple[dict[str, tuple[str, str]], dict[str, dict[str, str]]]:
    """Return what each word stands for, as (state, column), and each state's first word in each column."""
    meaning: dict[str, tuple[str, str]] = {}
    words: dict[str, dict[str, str]] = {}
    with _STATES.open(encoding="utf-8") as lines:
        for row in csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            code, name, _, adjectives, people, capitals = (*row, *[""] * 6)[:6]
            values = (name, adjectives, people, capitals)
            if code in words or not all(values):
                continue
            words[code] = {
                c: v.split("|")[0 if c != "people" else -1] for c, v in zip(_COLUMNS, values, strict=True)
            }
            for column, value in zip(reversed(_COLUMNS), reversed(values), strict=True):
                for word in value.split("|"):
                    meaning[word] = (code, column)
    return meaning, words


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_forms()[0], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def swap_states(item: Item, rng: random.Random) -> Item:
    """Return the item with other states in the places of its own; the same item where it names none."""
    meaning, words = _forms()
    found = [(m.span(), *meaning[m[0]]) for m in _pattern().finditer(item.text)]
    named = sorted({code for _, code, _ in found})
    if not named:
        return item
    others = dict(
        zip(named, rng.sample([c for c in sorted(words) if c not in named], len(named)), strict=True)
    )
    pieces, at, moves = [], 0, []
    for (start, end), code, column in found:
        new = words[others[code]][column]
        pieces += [item.text[at:start], new]
        moves.append((start, end, len(new) - (end - start)))
        at = end
    text = "".join([*pieces, item.text[at:]])
    context = _pattern().sub(
        lambda m: words[others.get(meaning[m[0]][0], meaning[m[0]][0])][meaning[m[0]][1]], item.context
    )
    events = tuple(_moved(event, moves) for event in item.events)
    return replace(item, text=text, context=context, events=events)


def _moved(event: GoldEvent, moves: list[tuple[int, int, int]]) -> GoldEvent:
    def move(span: Span) -> Span:
        # An edge inside a changed name cannot be placed; annotated edges are edges of words, so it does not
        # arise.
        start = span[0] + sum(by for _, end, by in moves if end <= span[0])
        return start, span[1] + sum(by for _, end, by in moves if end <= span[1])

    def maybe(span: Span | None) -> Span | None:
        return move(span) if span else None

    return replace(
        event,
        trigger=move(event.trigger),
        actors=tuple(map(move, event.actors)),
        recipients=tuple(map(move, event.recipients)),
        speaker=maybe(event.speaker),
        place=maybe(event.place),
        time=maybe(event.time),
    )
