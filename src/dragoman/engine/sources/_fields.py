"""The fields of a document as a record of strangers gives them, checked one by one."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from dragoman.engine.rows import Place, Refusal, Row

FIELDS: Final = ("id", "text", "title", "published", "source", "url", "language")

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST = 10_000


def to_row(record: Mapping[str, Any], place: Place) -> Row | Refusal:
    """Return the row of a record, or why it is none; other keys are ignored.

    An id may be a whole number; an empty field counts as a missing one.
    """
    values: dict[str, str] = {}
    for name in FIELDS:
        value = _as_text(name, record.get(name))
        if value is None:
            continue
        if not isinstance(value, str):
            return Refusal(
                place, "field", f"it is {_described(value)}, not a text", "Give it in quotation marks.", name
            )
        if name != "text" and len(value) > _LONGEST:
            reason = f"it has {len(value):,} characters, more than the {_LONGEST:,} allowed"
            return Refusal(place, "field", reason, "Shorten it, or leave it out.", name)
        if _SURROGATE.search(value):
            reason = "it holds half characters (lone surrogates)"
            remedy = "Decode the bytes again from their source, strictly."
            return Refusal(place, "field", reason, remedy, name)
        values[name] = value
    if "text" not in values:
        reason = "it is missing or empty"
        return Refusal(place, "field", reason, "Give each row the text of its article.", "text")
    return Row(
        place,
        text=values["text"],
        id=values.get("id"),
        title=values.get("title"),
        published=values.get("published"),
        source=values.get("source"),
        url=values.get("url"),
        language=values.get("language"),
    )


def _as_text(name: str, value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        return None
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if name == "published" and isinstance(value, date):  # and its subclass, datetime
        return value.isoformat()
    return value


def _described(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), f"of type {type(value).__name__}")
