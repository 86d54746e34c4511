"""A mention as merging sees it: one sentence of one source that tells of one act."""

from dataclasses import dataclass
from datetime import date

from dragoman.schema import Event, Party


@dataclass(frozen=True, slots=True)
class Side:
    """A party: its code, null where it is not known, and the words and name that stand for it."""

    code: str | None
    text: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One report of one act. `key` is unique, and the same each time the same mention is made.

    `start` and `end` are the days of the act, null where they are not known; `published` is the day of the
    report. `source` names the publisher.
    """

    key: str
    document: str
    type: str
    mode: str | None
    status: str
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    start: date | None
    end: date | None
    published: date | None
    place: str | None
    country: str | None
    about: tuple[str, str | None] | None
    speaker: str | None
    trigger: str
    sentence: str
    source: str | None = None


def from_event(
    event: Event,
    *,
    key: str,
    text: str,
    published: date | None = None,
    source: str | None = None,
    start: int = 0,
) -> Mention:
    """Make a mention of a coded event; `text` is that of its document, or a part that begins at `start`."""
    when, where = event.date, event.place
    return Mention(
        key=key,
        document=event.document,
        type=event.type,
        mode=event.mode,
        status=event.status,
        actors=tuple(map(_side, event.actors)),
        recipients=tuple(map(_side, event.recipients)),
        start=date.fromisoformat(when.start) if when else None,
        end=date.fromisoformat(when.end) if when else None,
        published=published,
        place=where.name if where else None,
        country=where.country if where else None,
        about=(event.about.type, event.about.mode) if event.about else None,
        speaker=event.speaker.code if event.speaker else None,
        trigger=_cut(text, event.trigger, start),
        sentence=_cut(text, event.span, start),
        source=source,
    )


def _cut(text: str, span: tuple[int, int], start: int) -> str:
    return text[max(0, span[0] - start) : max(0, span[1] - start)]


def _side(party: Party) -> Side:
    return Side(party.code, party.text, party.name)
