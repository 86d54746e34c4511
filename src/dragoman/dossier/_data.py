"""Reads the room's own data files: curated tables that stand beside the module that uses them."""

import tomllib
from importlib.resources import files
from typing import Any


def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated file; blank lines and lines that begin with # are left out."""
    text = (files(package) / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def table(package: str, name: str) -> dict[str, Any]:
    """Return a TOML file as a dictionary."""
    return tomllib.loads((files(package) / name).read_text(encoding="utf-8"))
