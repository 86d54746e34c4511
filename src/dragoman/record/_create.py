"""Finds a record in a directory, or makes one there."""

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dragoman.errors import RecordError
from dragoman.record._durable import refused, sync_directory, write_durably
from dragoman.record._lock import locked
from dragoman.record._manifest import VERSION, numbers, require_known
from dragoman.record._place import Place
from dragoman.settings import setting


@dataclass(frozen=True, slots=True)
class Head:
    """What `record.json` says: the format of the record, and when it was created, in UTC."""

    format: int
    created: str


def open_place(place: Place, *, create: bool, clock: Callable[[], datetime]) -> Head:
    """Return the head of the record, which is made where there is none and `create` is true."""
    head = _read(place)
    if head is not None:
        return head
    if not create:
        raise RecordError(
            "there is no record here",
            where=str(place.root),
            remedy="Read an article first, or say where the record is with --record or DRAGOMAN_HOME.",
        )
    try:
        place.root.mkdir(parents=True, exist_ok=True)
        with locked(place.lock, wait=setting("record_lock_seconds"), task="writing to this record"):
            return _read(place) or _make(place, clock())
    except RecordError:
        raise
    except OSError as error:
        raise refused(error, place.root) from error


def _make(place: Place, moment: datetime) -> Head:
    for directory in (place.batches, place.manifest):
        directory.mkdir(exist_ok=True)
    if numbers(place):
        raise RecordError(
            "it is missing, and the manifest beside it is not",
            where=str(place.head),
            remedy="Restore it from a backup.",
        )
    head = Head(VERSION, moment.isoformat())
    write_durably(place.head, json.dumps({"format": head.format, "created": head.created}).encode() + b"\n")
    sync_directory(place.root)
    with contextlib.suppress(RecordError):  # a parent that may be entered and not listed cannot be flushed
        sync_directory(place.root.parent)
    return head


def _read(place: Place) -> Head | None:
    try:
        raw = json.loads(place.head.read_bytes())
        head = Head(raw["format"], raw["created"])
        if not isinstance(head.format, int) or not isinstance(head.created, str):
            raise TypeError
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused(error, place.root) from error
    except (ValueError, KeyError, TypeError):
        raise RecordError(
            "it is damaged, or no record's",
            where=str(place.head),
            remedy="Restore it from a backup, or name another directory with --record or DRAGOMAN_HOME.",
        ) from None
    require_known(head.format, place.head)
    return head
