"""Revisions: what somebody changed, when and why. Nothing is overwritten, and every change can be undone.

A change of a coded event stays with the words that it was about: it outlives a coding by a newer model, and
is offered as training data.
"""

from dragoman.revisions._revision import Author, Revision
from dragoman.revisions._rulings import rule_apart, rule_together, rulings
from dragoman.revisions._training import Example, examples, waiting
from dragoman.revisions._write import change, delete, history, restore

__all__ = [
    "Author",
    "Example",
    "Revision",
    "change",
    "delete",
    "examples",
    "history",
    "restore",
    "rule_apart",
    "rule_together",
    "rulings",
    "waiting",
]
