"""Official publishers: a page of a government's own site speaks for that government."""

from dragoman.actors._tables import rows, several
from dragoman.documents.document import Document


def issuer_of(document: Document) -> str | None:
    """Return the state or body whose official site a document comes from, or null."""
    where = f"{document.source or ''} {document.url or ''}".casefold()
    if not where.strip():
        return None
    for code, names in rows("issuers.tsv"):
        if any(name in where for name in several(names)):
            return code
    return None
