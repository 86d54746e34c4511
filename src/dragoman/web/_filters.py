"""The words of the templates."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from dragoman.presentation import (
    condition_words,
    confidence_words,
    describe_type,
    format_interval,
    format_when,
    intensity_words,
    label,
    other_side,
    percent,
    probability_words,
    role,
    signed,
    speaker_label,
    status_words,
    type_label,
)


def _day(day: str) -> str:
    return format_interval(day, day)


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "condition_words": condition_words,
    "confidence_words": confidence_words,
    "day": _day,
    "describe_type": describe_type,
    "intensity_words": intensity_words,
    "label": label,
    "other_side": other_side,
    "percent": percent,
    "probability_words": probability_words,
    "role": role,
    "signed": signed,
    "speaker_label": speaker_label,
    "status_words": status_words,
    "type_label": type_label,
    "when": format_when,
}
