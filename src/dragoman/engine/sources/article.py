"""One article in a file of its own."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.engine.rows import Place, Refusal, Row
from dragoman.settings import setting


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """A text, Markdown or HTML file; what it holds is found out when it is coded."""

    path: Path

    def __iter__(self) -> Iterator[Row | Refusal]:
        yield read_article(self.path)

    def count(self) -> int:
        return 1


def read_article(path: Path) -> Row | Refusal:
    """Return the row of a file, its content not yet looked at, or why there is none."""
    limit = setting("max_document_bytes")
    place = Place(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Refusal(place, "file", "it is not a plain file", "Give plain files.")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        reason = f"it cannot be read ({error.strerror or error})"
        return Refusal(place, "file", reason, "Check that it exists, and its permissions.")
    if len(data) > limit:
        return too_large(place, limit)
    return Row(place, data=data, suffix=path.suffix.lower())


def too_large(place: Place, limit: int) -> Refusal:
    """Return the refusal of a file or page that is larger than is allowed."""
    return Refusal(
        place,
        "document",
        f"it has more than the {limit:,} bytes allowed",
        "Split it into its articles, or raise DRAGOMAN_MAX_DOCUMENT_BYTES.",
    )
