"""Databases in memory for work on rows that are on their way into the record."""

from dragoman.record._source import connect

__all__ = ["connect"]
