"""Search: words and fields over documents, coded events and imported events."""

from dragoman.search._find import rebuild, search
from dragoman.search._hit import Found, Hit, Kind

__all__ = ["Found", "Hit", "Kind", "rebuild", "search"]
