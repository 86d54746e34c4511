"""The shapes of the contract, as frozen pydantic models.

The JSON Schema in the docs is generated from them; nothing else defines what dragoman writes.
"""

from dragoman.schema.dossier import (
    SCHEMA,
    Act,
    Actor,
    Check,
    CheckKind,
    CoderIdentity,
    Commitment,
    CommitmentKind,
    CommitmentState,
    DocumentInfo,
    Dossier,
    Evidence,
    Mechanism,
    Perspective,
    Prediction,
    Published,
    Rhetoric,
    Statement,
    Verdict,
)
from dragoman.schema.event import About, Event, Party, Precision, Quad, Status, When, Where
from dragoman.schema.model import Code, Model, Span

__all__ = [
    "SCHEMA",
    "About",
    "Act",
    "Actor",
    "Check",
    "CheckKind",
    "Code",
    "CoderIdentity",
    "Commitment",
    "CommitmentKind",
    "CommitmentState",
    "DocumentInfo",
    "Dossier",
    "Event",
    "Evidence",
    "Mechanism",
    "Model",
    "Party",
    "Perspective",
    "Precision",
    "Prediction",
    "Published",
    "Quad",
    "Rhetoric",
    "Span",
    "Statement",
    "Status",
    "Verdict",
    "When",
    "Where",
]
