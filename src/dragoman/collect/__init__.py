"""Collect: new articles from feeds, sitemaps and lists of pages, politely and once."""

from dragoman.collect._collect import Collected, Outcome, SourceReport, collect

__all__ = ["Collected", "Outcome", "SourceReport", "collect"]
