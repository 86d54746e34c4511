"""A folder of articles."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dragoman.engine.rows import Place, Refusal, Row
from dragoman.engine.sources.article import read_article

_ENDINGS: Final = (".txt", ".md", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class FolderSource:
    """Every text, Markdown and HTML file under a folder.

    In each folder the files come first, then its folders, both sorted by name; hidden ones are passed
    over, and links to folders are not followed.
    """

    path: Path

    def __iter__(self) -> Iterator[Row | Refusal]:
        found = False
        for path in self._files():
            found = True
            yield read_article(path)
        if not found:
            yield Refusal(
                Place(str(self.path)),
                "file",
                "the folder holds no article",
                f"Articles are files that end in {', '.join(_ENDINGS)}.",
            )

    def count(self) -> int:
        return sum(1 for _ in self._files())

    def _files(self) -> Iterator[Path]:
        for parent, folders, files in os.walk(self.path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                if name.lower().endswith(_ENDINGS) and not name.startswith("."):
                    yield Path(parent, name)
