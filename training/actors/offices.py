"""Tells the class of an office from its wording in a source."""

import re
from functools import cache
from pathlib import Path

_PATTERNS = Path(__file__).parent / "curated" / "offices.txt"


@cache
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = _PATTERNS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((cls, re.compile(pattern, re.I)) for cls, pattern in rows)


def classify(office: str) -> str:
    """Return the class of an office ("FM", "HOG" ...), OTHER where it is none of the known ones."""
    wording = " ".join(office.split()).rstrip(",")
    return next((cls for cls, pattern in _classes() if pattern.fullmatch(wording)), "OTHER")
