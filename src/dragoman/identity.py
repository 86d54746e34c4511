"""Names that stay the same whenever the same document is read again."""

import hashlib
from collections.abc import Iterable

from dragoman.schema import Span


def identify(document: str, kind: str, spans: Iterable[Span]) -> str:
    """Return 16 hexadecimal digits made from a document's id, a kind of finding and where it stands."""
    places = ",".join(f"{start}-{end}" for start, end in spans)
    return hashlib.sha256(f"{document}\n{kind}\n{places}".encode()).hexdigest()[:16]
