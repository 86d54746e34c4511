"""The shape of the annotated corpus, as far as it is measured on; other fields are passed over."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel

from dragoman.documents.document import Document, digest
from dragoman.evaluate._set import among
from dragoman.ontology import event_types
from dragoman.schema import Published, Span, Status


class AnnotatedParty(BaseModel):
    """A party of an annotated event; the code is null where nobody known is meant."""

    text: str
    span: Span
    code: str | None


class AnnotatedDate(BaseModel):
    """The first and the last day of an annotated event."""

    start: str
    end: str


class AnnotatedEvent(BaseModel):
    """An event as the annotators told it."""

    type: Annotated[str, AfterValidator(lambda name: among(name, event_types()))]
    mode: str | None
    trigger: Span
    actors: list[AnnotatedParty]
    recipients: list[AnnotatedParty]
    speaker: AnnotatedParty | None = None
    date: AnnotatedDate | None
    status: Status


class AnnotatedItem(BaseModel):
    """A dated text with its events."""

    id: str
    published: date
    text: str
    split: str
    events: list[AnnotatedEvent]

    def document(self) -> Document:
        """Return the text as a document with its date given."""
        day = self.published.isoformat()
        published = Published(start=day, end=day, how="given")
        return Document(id=self.id, text=self.text, sha256=digest(self.text), published=published)
