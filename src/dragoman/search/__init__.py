"""Search: words and fields over documents, coded events and imported events."""

from dragoman.search._find import search
from dragoman.search._hit import Found, Hit, Kind
from dragoman.search._index import rebuild

__all__ = ["Found", "Hit", "Kind", "rebuild", "search"]
