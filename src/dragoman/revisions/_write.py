"""Changing, deleting and restoring a coded event, and what was changed so far."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import pyarrow as pa

from dragoman.contracts import bodies, states
from dragoman.errors import UsageError
from dragoman.ontology import event_mode, event_type, intensity_of, plover_to_cameo, quad_of
from dragoman.record import Mention, Record, schema_of
from dragoman.record.changes import DELETED, FIELDS
from dragoman.revisions._revision import Author, Revision, row

STATUSES: Final = ("happened", "future", "hypothetical", "negated")
_DERIVED: Final = frozenset({"quad", "intensity", "cameo"})
"""Fields that follow from type and mode, and are not set by hand."""


def change(record: Record, mention: Mention, values: Mapping[str, Any], author: Author) -> list[Revision]:
    """Change fields of a coded event: type, mode, status, actors, recipients, speaker, date_start, date_end,
    place, place_country, confidence. Parties are codes; days are as 2024-07-01; null is unknown.

    Quad class, intensity and CAMEO code follow a new type or mode. Raises `UsageError` for a field or a value
    that there is none of.
    """
    checked = {field: _checked(field, value) for field, value in values.items()}
    if not checked:
        raise UsageError(
            "nothing is to be changed", remedy="Name a field and its new value, as type=CONSULT."
        )
    if {"type", "mode"} & checked.keys():
        checked |= _derived(mention, checked)
    return _write(record, mention, checked, author)


def delete(record: Record, mention: Mention, author: Author) -> list[Revision]:
    """Take a coded event out of what is current. It stays in the record, and can be restored."""
    return _write(record, mention, {DELETED: True}, author)


def restore(record: Record, mention: Mention, author: Author) -> list[Revision]:
    """Take back that a coded event was deleted."""
    return _write(record, mention, {DELETED: False}, author)


def history(record: Record, *, document: str | None = None, subject: str | None = None) -> list[Revision]:
    """Return what was changed, in order of time."""
    found = record.query(
        "SELECT * FROM revisions WHERE coalesce(document_id = ?, true) AND coalesce(subject = ?, true)"
        " ORDER BY made, batch, revision_id",
        [document, subject],
    ).to_pylist()
    return [
        Revision(
            id=r["revision_id"],
            made=r["made"],
            who=r["who"],
            why=r["why"],
            action=r["action"],
            subject=r["subject"],
            document_id=r["document_id"],
            field=r["field"],
            value=json.loads(r["value"]),
            before=json.loads(r["before"]),
        )
        for r in found
    ]


def _write(record: Record, mention: Mention, values: Mapping[str, Any], author: Author) -> list[Revision]:
    with record.writing() as writing:
        rows = [
            row(writing, author, "change", mention, field, value, _before(mention, field))
            for field, value in values.items()
        ]
        writing.add("revisions", pa.Table.from_pylist(rows, schema=schema_of("revisions")))
        ids = {r["revision_id"] for r in rows}
    return [r for r in history(record, subject=mention.event.id) if r.id in ids]


def _before(mention: Mention, field: str) -> Any:
    event = mention.event
    match field:
        case "actors" | "recipients":
            return [party.code for party in getattr(event, field) if party.code]
        case "date_start":
            return event.date.start if event.date else None
        case "date_end":
            return event.date.end if event.date else None
        case "place":
            return event.place.name if event.place else None
        case "place_country":
            return event.place.country if event.place else None
        case "speaker":
            return event.speaker.code if event.speaker else None
        case "deleted":
            return None
        case _:
            return getattr(event, field)


def _derived(mention: Mention, checked: Mapping[str, Any]) -> dict[str, Any]:
    kind = checked.get("type", mention.event.type)
    mode = checked.get("mode", mention.event.mode if "type" not in checked else None)
    if kind is None:
        raise UsageError("an event has a type", where="type", remedy="Delete it if it is none.")
    if mode is not None:
        event_mode(kind, mode)
    return {
        "mode": mode,
        "quad": quad_of(kind),
        "intensity": intensity_of(kind, mode),
        "cameo": plover_to_cameo(kind, mode),
    }


def _checked(field: str, value: Any) -> Any:
    kind = FIELDS.get(field)
    if kind is None or field in _DERIVED:
        known = ", ".join(name for name in FIELDS if name not in _DERIVED)
        raise UsageError(f"{field!r} cannot be changed", remedy=f"Fields that can: {known}.")
    if kind == "codes":
        return _codes(field, value)
    if value is None:
        return None
    if field == "type":
        return event_type(str(value)).name
    if field == "status" and value not in STATUSES:
        raise UsageError(f"{value!r} is no status", where=field, remedy=f"Name one of {', '.join(STATUSES)}.")
    if field in ("speaker", "place_country"):
        return _code(field, str(value))
    if kind == "day":
        return _day(field, str(value))
    if kind == "real":
        return _share(field, value)
    return str(value)


def _codes(field: str, value: Any) -> list[str]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise UsageError(f"{field} is a list of codes", where=field, remedy="Give them as BLR,PRK.")
    return [_code(field, code) for code in value]


def _code(field: str, code: str) -> str:
    if code not in states().names and code not in bodies().names and code not in _OTHERS:
        raise UsageError(
            f"{code!r} is no code of a state or an international body",
            where=field,
            remedy="Use ISO 3166-1 alpha-3, as BLR, or the body's acronym, as UN.",
        )
    return code


_OTHERS: Final = frozenset({"BRICS", "EAEU", "G20", "ISIL", "AQ"})
"""Codes of the annotation guide that no other source has a code for."""


def _day(field: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"{value!r} is no day", where=field, remedy="Write it as 2024-07-01.") from None


def _share(field: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1
    if not 0 <= number <= 1:
        raise UsageError(f"{value!r} is not between 0 and 1", where=field, remedy="Write it as 0.9.")
    return number
