"""A dossier and its text, checked and turned into rows."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic_core import PydanticSerializationError

from dragoman.documents.document import digest
from dragoman.errors import InputError
from dragoman.record._manifest import ReadingKey
from dragoman.schema import Dossier, Event

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A dossier with the text that it was made of, ready to be kept."""

    dossier: Dossier
    text: str
    key: ReadingKey
    collected: datetime
    json: str

    @property
    def id(self) -> str:
        """The id of its document."""
        return self.dossier.document.id


def prepare(dossier: Dossier, text: str, collected: datetime) -> Reading:
    """Check that text and dossier belong together, and name the reading.

    Raises `InputError` where the offsets of the dossier would point into another text.
    """
    document = dossier.document
    try:
        sha256 = digest(text)
        written = dossier.model_dump_json(by_alias=True)
    except (UnicodeEncodeError, PydanticSerializationError):
        raise InputError(
            "it holds half a character (a lone surrogate), which no file can hold",
            where=document.id,
            remedy="Decode the article again from its bytes.",
        ) from None
    if sha256 != document.sha256 or len(text) != document.characters:
        raise InputError(
            "this text is not the one that the dossier was made of",
            where=document.id,
            remedy="Keep a dossier with the text of its own document.",
        )
    return Reading(dossier, text, _key(dossier), collected, written)


def _key(dossier: Dossier) -> ReadingKey:
    """Name what makes a reading the same as another.

    A date that the reader gave is part of it: told another date, the same coder reads another dossier.
    """
    document, coder = dossier.document, dossier.coder
    published = document.published
    given = [published.start, published.end] if published.how == "given" else None
    return ReadingKey(
        document=_short(document.id, document.sha256),
        coder=_short(coder.version, coder.model, coder.ontology, given),
    )


def _short(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def rows(reading: Reading, *, batch: int, revision: int, coded_at: datetime) -> dict[str, list[Row]]:
    """Return what a reading adds to each table; the text only with the first revision."""
    dossier, document, coder = reading.dossier, reading.dossier.document, reading.dossier.coder
    text = {"document_id": document.id, "sha256": document.sha256, "batch": batch}
    text["collected"] = reading.collected
    shared: Row = {
        **text,
        "revision": revision,
        "coder_version": coder.version,
        "coder_model": coder.model,
        "coder_ontology": coder.ontology,
        "coded_at": coded_at,
    }
    kept: Row = {
        **shared,
        "title": document.title,
        "language": document.language,
        "source": document.source,
        "url": document.url,
        "published_start": _day(document.published.start),
        "published_end": _day(document.published.end),
        "published_how": document.published.how,
        "characters": document.characters,
        "events": len(dossier.events),
        "dossier": reading.json,
    }
    return {
        "documents": [{**text, "text": reading.text}] if revision == 1 else [],
        "dossiers": [kept],
        "mentions": [{**shared, **_mention(event, reading.text)} for event in dossier.events],
    }


def _mention(event: Event, text: str) -> Row:
    when, where = event.date, event.place
    return {
        "event_id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": event.contexts,
        "quad": event.quad,
        "intensity": event.intensity,
        "cameo": event.cameo,
        "actors": [p.code for p in event.actors if p.code],
        "recipients": [p.code for p in event.recipients if p.code],
        "date_start": _day(when.start) if when else None,
        "date_end": _day(when.end) if when else None,
        "place": where.name if where else None,
        "place_country": where.country if where else None,
        "latitude": where.lat if where else None,
        "longitude": where.lon if where else None,
        "status": event.status,
        "speaker": event.speaker.code if event.speaker else None,
        "confidence": event.confidence,
        "trigger_start": event.trigger[0],
        "trigger_end": event.trigger[1],
        "span_start": event.span[0],
        "span_end": event.span[1],
        "sentence": text[slice(*event.span)],
        "event": event.model_dump_json(),
    }


def _day(written: str | None) -> date | None:
    """Return a day for the flat column; what is no day of the calendar stays in the JSON only."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
