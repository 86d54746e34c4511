"""Small dossiers in any number, for tests of the record: what a number says is always the same."""

import hashlib
from datetime import UTC, datetime, timedelta

from dragoman.documents.document import digest
from dragoman.schema import CoderIdentity, DocumentInfo, Dossier, Event, Party, Published, When

FIRST = CoderIdentity(version="1", model="first", ontology="plover")
SECOND = CoderIdentity(version="2", model="second", ontology="plover")

_CODES = ("BLR", "PRK", "CHN", "RUS", "UN")


class Clock:
    """A clock that moves on by a minute whenever it is asked, so that no test hangs on the time of day."""

    def __init__(self) -> None:
        self.now = datetime(2025, 9, 20, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def reading(
    number: int, coder: CoderIdentity = FIRST, published: Published | None = None
) -> tuple[Dossier, str]:
    """Return a dossier with none, one or two events, and its text."""
    text = (
        f"Report {number}. " + f"The envoys met in round {number}. " * (number % 3) + "Nothing else is known."
    )
    document = DocumentInfo(
        id=f"doc-{number:04}",
        title=f"Report {number}",
        published=published or Published(),
        language="en",
        source=None,
        url=None,
        sha256=digest(text),
        characters=len(text),
    )
    events = tuple(_event(document, number, order, text, coder) for order in range(number % 3))
    empty = dict.fromkeys(
        ("actors", "statements", "commitments", "mechanisms", "predictions", "rhetoric", "checks"), ()
    )
    return Dossier(document=document, events=events, coder=coder, **empty), text


def _event(document: DocumentInfo, number: int, order: int, text: str, coder: CoderIdentity) -> Event:
    sentence = f"The envoys met in round {number}. "
    start = text.index(sentence) + order * len(sentence)
    day = f"2025-09-{1 + number % 28:02}"
    name = hashlib.sha256(f"{document.id} {order} {coder.model}".encode()).hexdigest()[:16]
    party = Party(
        text="envoys",
        span=(start + 4, start + 10),
        code=_CODES[number % 5],
        confidence=0.9,
        how="by the test",
    )
    return Event(
        id=name,
        document=document.id,
        type="CONSULT",
        mode=None,
        quad="verbal-cooperation",
        intensity=2.5,
        actors=(party,),
        recipients=(),
        date=When(start=day, end=day),
        place=None,
        status="happened",
        speaker=None,
        trigger=(start + 11, start + 14),
        span=(start, start + len(sentence) - 1),
        confidence=0.8,
    )
