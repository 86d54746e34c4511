"""The words that mark a prediction, with the range of probability that a study ties to each."""

import re
from functools import cache
from typing import Literal, NamedTuple, get_args

from dragoman.dossier._data import table
from dragoman.dossier._numbers import cardinal
from dragoman.schema import Span

HedgeKind = Literal["opening", "modal", "will", "stated"]
_SHARE = re.compile(
    r"\b(?P<per>[\w-]+)\sper\s?cent\b|\b(?P<k>[a-z]+)\s(?:chance\s)?in\s(?P<n>[a-z]+)\b", re.I
)


class Hedge(NamedTuple):
    """A hedge in the text: its words, its kind and, where a source gives one, its range."""

    span: Span
    kind: HedgeKind
    probability: tuple[float, float] | None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], HedgeKind, tuple[float, float] | None], ...]:
    entries = []
    for entry in table(__package__, "hedges.toml")["hedge"]:
        kind: HedgeKind = next(k for k in get_args(HedgeKind) if k == entry["kind"])
        ends = entry.get("range")
        pattern = re.compile(rf"(?<![\w-])(?:{entry['pattern']})(?!\w)", re.I)
        entries.append((pattern, kind, (ends[0], ends[1]) if ends else None))
    return tuple(entries)


def find_hedges(text: str, span: Span) -> tuple[Hedge, ...]:
    """Return the hedges within a span in text order; of two that overlap, the one listed first."""
    found: list[Hedge] = []
    for pattern, kind, probability in _patterns():
        for match in pattern.finditer(text, *span):
            if not any(match.start() < h.span[1] and h.span[0] < match.end() for h in found):
                found.append(Hedge(match.span(), kind, probability))
    return tuple(sorted(found))


def stated_probability(words: str) -> tuple[float, float] | None:
    """Return the probability that words give as a number ("sixty percent", "one in four"), or null."""
    match = _SHARE.search(words)
    if not match:
        return None
    if match["per"]:
        share = cardinal(match["per"])
        return (share / 100, share / 100) if share is not None and share <= 100 else None
    part, whole = cardinal(match["k"]), cardinal(match["n"])
    return (part / whole, part / whole) if part and whole and part < whole <= 100 else None
