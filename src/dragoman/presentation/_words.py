"""Numbers and codes in words, so that none has to explain itself twice."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from dragoman.presentation._safe import neutralise
from dragoman.schema import Event, Quad

QUAD_SIGNS: Final[Mapping[Quad, str]] = {
    "verbal-cooperation": "○",
    "material-cooperation": "●",
    "verbal-conflict": "△",
    "material-conflict": "▲",
}
"""A sign for each quad class: a circle cooperates, a triangle fights; hollow is words, filled is deeds."""

_CONJUNCTION: Final = re.compile(
    r"(?:if|unless|provided|should|once|as long as|in case|only if)\b", re.IGNORECASE
)
_STATUS: Final = {
    "future": "announced, not yet happened",
    "hypothetical": "possible, not reported as fact",
    "negated": "did not happen",
}


@cache
def _glosses() -> Mapping[str, str]:
    table: dict[str, str] = tomllib.loads(
        files("dragoman.presentation").joinpath("types.toml").read_text("utf-8")
    )
    return table


def type_label(kind: str, mode: str | None) -> str:
    """Return "CONSULT · visit"."""
    words = f"{kind} · {mode}" if mode else kind
    return " ".join(neutralise(words).split())


def describe_type(kind: str) -> str:
    """Return in a few words what a PLOVER type stands for, or nothing for a type that is not known."""
    return _glosses().get(kind, "")


def status_words(event: Event) -> str | None:
    """Return what to say of an event that is not reported to have happened, else None."""
    return _STATUS.get(event.status)


def percent(share: float) -> str:
    """Return a share of 1 as "82 %"."""
    return f"{round(share * 100)} %"


def signed(intensity: float) -> str:
    """Return an intensity as "+4", "−3.5" or "0"."""
    return f"{intensity:+g}".replace("-", "−") if intensity else "0"


def intensity_words(intensity: float) -> str:
    """Return what an intensity means."""
    side = "cooperation" if intensity > 0 else "conflict" if intensity < 0 else "neither"
    scale = "on PLOVER's scale from −10 (conflict) to +10 (cooperation)"
    return f"Intensity {signed(intensity)} {scale}: {side}."


def confidence_words(confidence: float) -> str:
    """Return what a confidence means."""
    return f"The coder's own confidence in its reading of this event: {percent(confidence)}."


def condition_words(condition: str) -> str:
    """Return a condition as "if Moscow agrees", whether or not it brings its own conjunction along."""
    words = " ".join(neutralise(condition).split())
    return words if _CONJUNCTION.match(words) else f"if {words}"


def probability_words(probability: tuple[float, float]) -> str:
    """Return a range as "55–80 %"."""
    low, high = (round(p * 100) for p in probability)
    return f"{low} %" if low == high else f"{low}–{high} %"
