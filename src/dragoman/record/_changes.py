"""Changes that somebody made to a coded event, put on the event itself."""

import json
from collections.abc import Mapping
from typing import Any

from dragoman.schema import Event, Party, When, Where


def read_changes(written: str | None) -> dict[str, Any]:
    """Return the changes of a mention by field, from the column `changes` of `current_mentions`."""
    if not written:
        return {}
    return {field: json.loads(value) for field, value in json.loads(written).items()}


def changed(event: Event, changes: Mapping[str, Any]) -> Event:
    """Return an event with changes put on it; words and spans stay those of the text."""
    if not changes:
        return event
    plain = ("type", "mode", "status", "quad", "cameo", "intensity", "confidence")
    update: dict[str, Any] = {name: changes[name] for name in plain if name in changes}
    for side in ("actors", "recipients"):
        if side in changes:
            update[side] = _parties(getattr(event, side), changes[side], event)
    if "speaker" in changes:
        code = changes["speaker"]
        update["speaker"] = _party(code, event) if code else None
    if "date_start" in changes or "date_end" in changes:
        update["date"] = _when(event.date, changes)
    if "place" in changes or "place_country" in changes:
        update["place"] = _where(event, changes)
    return event.model_copy(update=update)


def _parties(held: tuple[Party, ...], codes: list[str], event: Event) -> tuple[Party, ...]:
    known = {party.code: party for party in held}
    return tuple(known.get(code) or _party(code, event) for code in codes)


def _party(code: str, event: Event) -> Party:
    """Return a party that the text was not seen to name: it stands at the trigger."""
    return Party(text=code, span=event.trigger, code=code, confidence=1, how="set by a correction")


def _when(held: When | None, changes: Mapping[str, Any]) -> When | None:
    start = changes.get("date_start", held.start if held else None)
    end = changes.get("date_end", held.end if held else start)
    if start is None or end is None:
        return None
    return When(start=start, end=max(start, end), text=held.text if held else None)


def _where(event: Event, changes: Mapping[str, Any]) -> Where | None:
    held = event.place
    name = changes.get("place", held.name if held else None)
    country = changes.get("place_country", held.country if held else None)
    if name is None:
        return None
    if held is not None and held.name == name:
        return held.model_copy(update={"country": country})
    # Of a place that was put in by hand neither words nor coordinates are known.
    return Where(text=name, span=event.trigger, name=name, country=country, precision="city")
