"""Reads the tables of the ontology."""

import tomllib
from importlib.resources import files
from typing import Any


def document() -> dict[str, Any]:
    """Return `plover.toml`."""
    return tomllib.loads((files(__package__) / "plover.toml").read_text(encoding="utf-8"))


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated table, "-" as an empty cell, without blank lines and comments."""
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple("" if cell == "-" else cell for cell in line.split("\t"))
        for line in lines
        if line and not line.startswith("#")
    )
