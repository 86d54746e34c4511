"""Documents: what was published, as the text that will be shown, and what is known about it."""

from dragoman.documents._address import is_public
from dragoman.documents._build import from_text
from dragoman.documents._fetch import Fetched, Mark, StatusError, fetch
from dragoman.documents._identify import identify, require_english
from dragoman.documents._load import from_bytes, load
from dragoman.documents.document import Block, BlockKind, Document, digest

__all__ = [
    "Block",
    "BlockKind",
    "Document",
    "Fetched",
    "Mark",
    "StatusError",
    "digest",
    "fetch",
    "from_bytes",
    "from_text",
    "identify",
    "is_public",
    "load",
    "require_english",
]
