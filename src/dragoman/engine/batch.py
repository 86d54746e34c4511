"""The unit of scale: a batch of documents in, a batch of their events out.

The local engine maps it over processes; anything that maps Arrow batches can do the same.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyarrow as pa

from dragoman.documents import Document, from_bytes, from_text, require_english
from dragoman.engine.arrow import to_results
from dragoman.engine.rows import RefusalKind
from dragoman.errors import InputError, LanguageError, UsageError
from dragoman.schema import Event

Code = Callable[[Document], Iterable[Event]]
"""Codes one document; a pure function that can be pickled."""

_NOWHERE = "document"


def code_batch(batch: pa.RecordBatch, code: Code | None = None) -> pa.RecordBatch:
    """Code a batch of documents (`document_schema`) into a batch of results (`result_schema`).

    A document that cannot be coded never stops the others: its result says why. Without `code`, the
    default coder is used.
    """
    if code is None:
        from dragoman.engine.default import default_code  # noqa: PLC0415  loads the coder

        code = default_code
    return to_results(_result(document, code) for document in batch.to_pylist())


def refused(
    kind: RefusalKind,
    reason: str,
    remedy: str | None,
    field: str | None = None,
    document: Document | None = None,
) -> dict[str, Any]:
    """Return the result of a document that could not be coded."""
    return {
        "id": document.id if document else None,
        "sha256": document.sha256 if document else None,
        "events": [],
        "refusal": {"kind": kind, "field": field, "reason": reason, "remedy": remedy},
    }


def _result(columns: Mapping[str, Any], code: Code) -> dict[str, Any]:
    document: Document | None = None
    try:
        document = _document(columns)
        require_english(document)
        events = [event.model_dump(mode="json") for event in code(document)]
    except LanguageError as error:
        return refused("language", error.what, error.remedy, "text", document)
    except UsageError as error:  # only a date can be wrong in itself
        return refused("date", error.what, error.remedy, "published", document)
    except InputError as error:
        return refused("document", error.what, error.remedy, "text", document)
    except Exception as error:  # one document must not end a run over millions
        said = " ".join(str(error).split())[:200]
        return refused(
            "coder",
            f"the coder failed on it ({type(error).__name__}: {said})",
            "This is a fault of the coder: please report it with the document.",
            None,
            document,
        )
    return {"id": document.id, "sha256": document.sha256, "events": events, "refusal": None}


def _document(columns: Mapping[str, Any]) -> Document:
    if columns["data"] is not None:
        return from_bytes(
            columns["data"],
            where=_NOWHERE,
            suffix=columns["suffix"] or "",
            charset=columns["charset"],
            url=columns["url"],
            published=columns["published"],
        )
    return from_text(
        columns["text"] or "",
        id=columns["id"],
        title=columns["title"],
        published=columns["published"],
        source=columns["source"],
        url=columns["url"],
        language=columns["language"],
        where=_NOWHERE,
    )
