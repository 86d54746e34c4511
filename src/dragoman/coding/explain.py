"""Why an event of the record was coded as it was.

The document is read again as it was kept, and its coder asked; nothing is stored for it.
"""

from typing import TYPE_CHECKING

from dragoman.coding.coder import Coder
from dragoman.coding.default import CODERS, default_coder
from dragoman.coding.explanation import Explanation
from dragoman.documents import from_text
from dragoman.errors import DragomanError, InputError, UsageError
from dragoman.schema import Dossier, Event

if TYPE_CHECKING:
    from dragoman.record import Record

_SHORTEST = 6
_FIND = """
SELECT event_id, document_id, sha256, event FROM current_mentions
WHERE starts_with(event_id, ?) ORDER BY event_id, batch DESC LIMIT 2
"""


def explain(event_id: str, record: "Record") -> Explanation:
    """Return the words, rules and scores behind an event, and what else it might have been.

    `event_id` may be shortened to its first six digits. Raises `UsageError` where no event, or more than
    one, begins so, and `InputError` where the coder that is installed no longer reads the event as kept.
    """
    event, sha256 = _find(event_id, record)
    text, dossier = record.text(event.document, sha256=sha256), record.dossier(event.document, sha256=sha256)
    if text is None or dossier is None:
        raise InputError(
            f"the record has lost the document of event {event.id}", remedy="Run dragoman record verify."
        )
    from dragoman.pipeline import analyse  # noqa: PLC0415  the pipeline imports this room

    info = dossier.document
    document = from_text(
        text,
        id=info.id,
        title=info.title,
        published=info.published,
        source=info.source,
        url=info.url,
        language=info.language,
    )
    explanation = _coder_of(dossier).explain(analyse(document), event.id)
    if explanation is None:
        raise InputError(
            f"event {event.id} was coded by {dossier.coder.model} {dossier.coder.version}, and the coder "
            "that is installed now reads its sentence otherwise",
            remedy="Read the article again to have it coded anew.",
        )
    return explanation


def _find(event_id: str, record: "Record") -> tuple[Event, str]:
    wanted = event_id.strip().lower()
    if len(wanted) < _SHORTEST:
        raise UsageError(
            f"{event_id!r} is too short for the id of an event", remedy="Give six digits or more."
        )
    found = record.query(_FIND, [wanted]).to_pylist()
    if not found:
        raise UsageError(
            f"the record has no event {event_id!r}",
            remedy="Ids stand in dragoman read --json, and in the files of dragoman code.",
        )
    if len({row["event_id"] for row in found}) > 1:
        raise UsageError(f"more than one event begins with {event_id!r}", remedy="Give more digits.")
    return Event.model_validate_json(found[0]["event"]), found[0]["sha256"]


def _coder_of(dossier: Dossier) -> Coder:
    """Return the coder that made a dossier, by the name of its model."""
    for name in CODERS:
        try:
            coder = default_coder(name)
        except (DragomanError, ImportError):
            continue
        if coder.identity.model == dossier.coder.model:
            return coder
    raise InputError(f"the coder {dossier.coder.model!r} is not installed", remedy="Read the article again.")
