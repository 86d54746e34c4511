"""What a revision may change in a coded event."""

from dragoman.record._views import DELETED, FIELDS

__all__ = ["DELETED", "FIELDS"]
