"""Rows of the record as the values that it answers with."""

from dragoman.record._queries import kept_mention

__all__ = ["kept_mention"]
