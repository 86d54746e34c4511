"""A revision: one change of one field, or one ruling on two mentions."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from dragoman.errors import UsageError
from dragoman.record import Mention, Writing

Action = Literal["change", "together", "apart"]


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change and why; both must be told."""

    who: str
    why: str

    def __post_init__(self) -> None:
        for name in ("who", "why"):
            if not getattr(self, name).strip():
                raise UsageError(
                    "a change needs somebody who makes it and a reason",
                    where=name,
                    remedy="Say who you are with --by, and why with --why.",
                )


@dataclass(frozen=True, slots=True)
class Revision:
    """A change as it was made; `made` is in UTC. `value` and `before` are what JSON makes of them."""

    id: str
    made: datetime
    who: str
    why: str
    action: Action
    subject: str
    document_id: str
    field: str | None
    value: Any
    before: Any


def row(  # noqa: PLR0917 - one argument a column
    writing: Writing,
    author: Author,
    action: Action,
    mention: Mention,
    field: str | None,
    value: Any,
    before: Any,
) -> dict[str, Any]:
    """Return a row of the table `revisions` about a mention."""
    told = {
        "made": writing.moment,
        "who": author.who,
        "why": author.why,
        "action": action,
        "subject": mention.event.id,
        "document_id": mention.provenance.document_id,
        "sha256": mention.provenance.sha256,
        "trigger_start": mention.event.trigger[0],
        "trigger_end": mention.event.trigger[1],
        "field": field,
        "value": json.dumps(value, sort_keys=True),
        "before": json.dumps(before, sort_keys=True),
    }
    digest = hashlib.sha256(json.dumps([writing.batch, told], default=str, sort_keys=True).encode())
    return {"revision_id": digest.hexdigest()[:24], "batch": writing.batch, **told}
