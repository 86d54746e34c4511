"""One article taken apart: what happened, who says so, what was promised, what does not add up."""

from typing import Final, Literal

from pydantic import Field

from dragoman.schema.event import About, Event, Party, When
from dragoman.schema.model import Code, Model, Span

SCHEMA: Final = "dragoman.dossier/1"

CommitmentKind = Literal["invitation", "acceptance", "pledge", "plan", "agreement"]
CommitmentState = Literal[
    "open", "accepted", "scheduled", "kept", "broken", "postponed", "cancelled", "lapsed", "unclear"
]
CheckKind = Literal[
    "term-of-office",
    "superlative",
    "ordinal",
    "date",
    "weekday",
    "duration",
    "name",
    "translation",
    "contradiction",
]
Verdict = Literal["conflicts", "consistent", "cannot-check"]


class Evidence(Model):
    """Words of the text and what follows from them."""

    span: Span
    says: str


class Published(Model):
    """When the document came out, as an interval of days, and how that is known."""

    start: str | None = None
    end: str | None = None
    how: Literal["given", "metadata", "inferred", "unknown"] = "unknown"
    evidence: tuple[Evidence, ...] = ()


class Perspective(Model):
    """The country from whose side the text speaks, with the words that show it."""

    country: Code | None
    spans: tuple[Span, ...]


class DocumentInfo(Model):
    """The document as the dossier describes it."""

    id: str
    title: str | None
    published: Published
    language: str
    source: str | None
    url: str | None
    sha256: str
    characters: int
    perspective: Perspective | None = None


class Actor(Party):
    """A party and every place where the document mentions it."""

    mentions: tuple[Span, ...]


class Statement(Model):
    """Something that somebody is reported to have said."""

    speaker: Party | None
    content: Span
    cue: Span | None
    direct: bool


class Act(Model):
    """A PLOVER type and mode, without parties."""

    type: str
    mode: str | None = None


class Commitment(Model):
    """What a party invited to, accepted, promised, planned or agreed, and its state after this article."""

    id: str
    kind: CommitmentKind
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    act: Act
    state: CommitmentState
    due: When | None
    events: tuple[str, ...] = Field(description="Ids of the events that made or changed it.")
    spans: tuple[Span, ...]


class Mechanism(Model):
    """A standing body between parties: a joint committee, a dialogue, a summit."""

    name: str
    parties: tuple[Code, ...]
    session: int | None
    date: When | None
    span: Span


class Prediction(Model):
    """What somebody expects, and whether time can tell."""

    id: str
    forecaster: Party | Literal["author"]
    proposition: str
    act: About | None
    hedge: str
    probability: tuple[float, float] | None
    by: When | None
    condition: str | None
    resolvable: bool
    criterion: str | None
    spans: tuple[Span, ...]


class Rhetoric(Model):
    """A passage that colours rather than tells; advisory, never a verdict on truth."""

    kind: str
    voice: Party | Literal["author"]
    span: Span
    why: str


class Check(Model):
    """A statement of the text held against what is known."""

    kind: CheckKind
    verdict: Verdict
    span: Span
    says: str
    known: str | None
    source: str | None


class CoderIdentity(Model):
    """Which coder made the coded fields."""

    version: str
    model: str
    ontology: str


class Dossier(Model):
    """The whole of one article."""

    schema_: Literal["dragoman.dossier/1"] = Field(default=SCHEMA, alias="schema")
    document: DocumentInfo
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    mechanisms: tuple[Mechanism, ...]
    predictions: tuple[Prediction, ...]
    rhetoric: tuple[Rhetoric, ...]
    checks: tuple[Check, ...]
    coder: CoderIdentity
