"""Dossiers with events in plain words, for tests of what is done with kept events."""

from datetime import date

from dragoman.documents.document import digest
from dragoman.ontology import intensity_of, quad_of
from dragoman.schema import CoderIdentity, DocumentInfo, Dossier, Event, Party, Published, When

TEXT_OF_A_REQUEST = "On Monday the Norwegian minister asked Sweden for help. The ministers met in Oslo."
"""A short text with two acts, for those who need one."""

CODER = CoderIdentity(version="1", model="made", ontology="plover")


def told(
    document: str,
    text: str,
    acts: list[dict[str, object]],
    *,
    source: str | None = "The Made-up Times",
    published: str = "2024-06-04",
    coder: CoderIdentity = CODER,
) -> tuple[Dossier, str]:
    """Return a dossier of a text, with its acts as events.

    An act names its `trigger` and `actors` by words of the text, as ``{"NOR": "The minister"}``; the rest has
    defaults: a CONSULT on 3 June 2024.
    """
    events = tuple(_event(document, number, text, act, coder) for number, act in enumerate(acts))
    info = DocumentInfo(
        id=document,
        title=None,
        published=Published(start=published, end=published, how="given"),
        language="en",
        source=source,
        url=None,
        sha256=digest(text),
        characters=len(text),
    )
    layers = ("actors", "statements", "commitments", "mechanisms", "predictions", "rhetoric", "checks")
    return Dossier(document=info, events=events, coder=coder, **dict.fromkeys(layers, ())), text


def _event(document: str, number: int, text: str, act: dict[str, object], coder: CoderIdentity) -> Event:
    trigger = _span(text, str(act["trigger"]))
    start = text.rfind(".", 0, trigger[0]) + 1
    end = text.find(".", trigger[1]) + 1 or len(text)
    kind, mode = str(act.get("type", "CONSULT")), act.get("mode")
    day = act.get("day", "2024-06-03")
    assert day is None or date.fromisoformat(str(day))
    return Event(
        id=f"{coder.model}{number}",
        document=document,
        type=kind,
        mode=mode,
        quad=quad_of(kind),
        intensity=intensity_of(kind, mode if isinstance(mode, str) else None),
        actors=_parties(text, act.get("actors", {})),
        recipients=_parties(text, act.get("recipients", {})),
        date=When(start=str(day), end=str(day)) if day else None,
        place=None,
        status=act.get("status", "happened"),
        speaker=None,
        trigger=trigger,
        span=(start + (text[start] == " "), end),
        confidence=0.8,
    )


def _parties(text: str, named: object) -> tuple[Party, ...]:
    assert isinstance(named, dict)
    return tuple(
        Party(text=words, span=_span(text, words), code=code, confidence=0.9, how="by the test")
        for code, words in named.items()
    )


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)
