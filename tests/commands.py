"""The command line as a user runs it, in this process, without the cost of another."""

from collections.abc import Callable
from typing import NamedTuple


class Answer(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]
"""Runs a command with its arguments; `stdin`, in bytes, is what it reads from there."""
