"""How often dragoman is right: its coders on the named public test sets.

Each set is a module with a `SET`, listed in `_registry`. Every result names the digest of its data and the
coder that was measured, so that a figure can be told from another one of the same name.
"""

from dragoman.evaluate._registry import SETS
from dragoman.evaluate._result import F1, Confusion, Data, Reliability, Result, Share
from dragoman.evaluate._run import evaluate, find_set
from dragoman.evaluate._set import PublicSet
from dragoman.evaluate.plots import pictures
from dragoman.evaluate.report import as_object, as_text

__all__ = [
    "F1",
    "SETS",
    "Confusion",
    "Data",
    "PublicSet",
    "Reliability",
    "Result",
    "Share",
    "as_object",
    "as_text",
    "evaluate",
    "find_set",
    "pictures",
]
