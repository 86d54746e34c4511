"""Actors: who is meant, on that date, whatever the spelling."""

from dragoman.actors._find import find_parties
from dragoman.actors._knowledge import Knowledge, load_knowledge
from dragoman.actors._mentions import resolve_mentions
from dragoman.actors._naming import NAMELESS, naming
from dragoman.actors._resolve import Answer, resolve_name

__all__ = [
    "NAMELESS",
    "Answer",
    "Knowledge",
    "find_parties",
    "load_knowledge",
    "naming",
    "resolve_mentions",
    "resolve_name",
]
