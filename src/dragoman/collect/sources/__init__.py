"""Where pages come from: one file a kind of source, one line each in the registry."""

from typing import Final

from dragoman.collect.sources._source import Found, Kind, Page, Tools
from dragoman.collect.sources.archive import ARCHIVE
from dragoman.collect.sources.listed import LISTED
from dragoman.collect.sources.web import WEB

__all__ = ["KINDS", "Found", "Kind", "Page", "Tools", "kind_of"]

KINDS: Final = (WEB, ARCHIVE, LISTED)
"""The first that takes a source reads it; the last takes any."""


def kind_of(source: str) -> Kind:
    """Return the kind of a source."""
    return next(kind for kind in KINDS if kind.takes(source))
