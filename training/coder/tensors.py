"""Turns annotated items into the numbers that the network is trained on."""

from collections.abc import Iterable
from typing import Any

from coder.gold import GoldEvent, Item
from dragoman.coding.model.labels import DATINGS, NONE, ROLES, SETTINGS, STATUSES, modes, types
from dragoman.coding.model.tokens import Tokenization, Tokens
from dragoman.schema import Span


def example(item: Item, tokenization: Tokenization, *, context: bool) -> dict[str, Any]:
    """Return an item as plain lists: its tokens, a type for each word, and its events."""
    tokens = tokenization.read(item.text, item.context if context else "")
    triggers = [NONE] * len(tokens.words)
    mentions = [0] * len(tokens.words)
    events = []
    for event in item.events:
        found = _event(event, tokens)
        if found is None:
            continue
        events.append(found)
        for word in range(*found["trigger"]):
            triggers[word] = found["type"]
        for n, tag in enumerate(found["roles"]):
            if tag:
                mentions[n] = 1 if ROLES[tag].startswith("B") else 2
    return {
        "id": item.id,
        "ids": tokens.ids,
        "segments": tokens.segments,
        "capitals": tokens.capitals,
        "firsts": tokens.firsts,
        "word_of": tokens.word_of,
        "triggers": triggers,
        "mentions": mentions,
        "events": events,
    }


def _event(event: GoldEvent, tokens: Tokens) -> dict[str, Any] | None:
    trigger = _words(event.trigger, tokens)
    if trigger is None:
        return None
    roles = [0] * len(tokens.words)
    for role, spans in (
        ("speaker", [event.speaker]),
        ("recipient", event.recipients),
        ("actor", event.actors),
    ):
        _tag(roles, ROLES, role, spans, tokens)
    settings = [0] * len(tokens.words)
    _tag(settings, SETTINGS, "place", [event.place], tokens)
    _tag(settings, SETTINGS, "time", [event.time], tokens)
    about, mode = event.about or ("-", None)
    return {
        "trigger": trigger,
        "type": types().index(event.type),
        "mode": _mode(event.type, event.mode),
        "status": STATUSES.index(event.status),
        "dating": DATINGS.index(event.dating),
        "about": types().index(about),
        "about_mode": _mode(about, mode),
        "roles": roles,
        "settings": settings,
    }


def _mode(kind: str, mode: str | None) -> int:
    name = f"{kind}/{mode}"
    return modes().index(name) if mode and name in modes() else NONE


def _words(span: Span, tokens: Tokens) -> Span | None:
    """Return the numbers of the words that a span touches; none where it lies past what is read."""
    touched = [n for n, (start, end) in enumerate(tokens.words) if start < span[1] and span[0] < end]
    return (touched[0], touched[-1] + 1) if touched else None


def _tag(
    tags: list[int], names: tuple[str, ...], role: str, spans: Iterable[Span | None], tokens: Tokens
) -> None:
    for span in spans:
        words = _words(span, tokens) if span else None
        if words:
            for word in range(*words):
                tags[word] = names.index(f"I-{role}")
            tags[words[0]] = names.index(f"B-{role}")
