"""Who did what to whom, when and where, and according to whom."""

from typing import Annotated, Literal

from pydantic import Field

from dragoman.schema.model import Code, Model, Span

Confidence = Annotated[float, Field(ge=0, le=1)]
Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
Status = Literal["happened", "future", "hypothetical", "negated"]
Precision = Literal["city", "district", "province", "country"]


class Party(Model):
    """One mention of a state, body, group or person, and who is meant by it."""

    text: str
    span: Span
    code: Code | None = Field(description="State or international body; null where nobody can tell.")
    id: str | None = Field(default=None, description="Wikidata id of the person or body.")
    name: str | None = Field(default=None, description="Full name of who is meant.")
    role: str | None = Field(default=None, description="Office held on the date, in lower case.")
    sectors: tuple[str, ...] = Field(default=(), description="PLOVER sectors, the main one first.")
    confidence: Confidence
    how: str = Field(description="How it was resolved, in words.")


class When(Model):
    """An interval of days; a month stays a month. `text` is the expression it came from."""

    start: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    end: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    text: str | None = None


class Where(Model):
    """A place, known to `precision`; coordinates only where the place itself has them."""

    text: str
    span: Span
    name: str
    country: Code | None
    lat: float | None = None
    lon: float | None = None
    precision: Precision


class About(Model):
    """The act that an AGREE, REQUEST, REJECT, THREATEN or CONCEDE concerns."""

    type: str
    mode: str | None = None
    actors: tuple[Code, ...] = ()
    recipients: tuple[Code, ...] = ()
    date: When | None = None


class Event(Model):
    """One act as one sentence of one document tells it (PLOVER; `corpus/GUIDE.md`)."""

    id: str
    document: str
    type: str
    mode: str | None
    contexts: tuple[str, ...] = ()
    quad: Quad
    intensity: Annotated[float, Field(ge=-10, le=10)]
    cameo: str | None = None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: When | None
    place: Where | None
    status: Status
    speaker: Party | None = Field(description="Null: the document's own voice.")
    about: About | None = None
    trigger: Span
    span: Span = Field(description="The sentence.")
    confidence: Confidence
