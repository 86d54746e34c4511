"""The words of `words.toml`."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a set of words: ``common``, ``titles`` or ``peoples``."""
    return frozenset(_read()[name].split())


@cache
def offices() -> tuple[str, ...]:
    """Return the offices, the closer one first."""
    return tuple(_read()["offices"])


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
