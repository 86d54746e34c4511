"""Collect: new articles from feeds, sitemaps, lists of pages and archives, politely and once."""

from dragoman.collect._collect import collect
from dragoman.collect._report import Collected, Outcome, SourceReport

__all__ = ["Collected", "Outcome", "SourceReport", "collect"]
