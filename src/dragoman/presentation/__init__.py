"""What the faces share: dates in words, parties by name, text made harmless, marks that overlap."""

from dragoman.presentation._confidence import at_least
from dragoman.presentation._dates import format_interval, format_when
from dragoman.presentation._marks import Mark, Segment, excerpt, segment
from dragoman.presentation._order import by_speaker, in_time_order, split_facts
from dragoman.presentation._parties import label, other_side, role, speaker_label
from dragoman.presentation._safe import neutralise, safe_url
from dragoman.presentation._words import (
    QUAD_SIGNS,
    condition_words,
    confidence_words,
    describe_type,
    intensity_words,
    percent,
    probability_words,
    signed,
    status_words,
    type_label,
)

__all__ = [
    "QUAD_SIGNS",
    "Mark",
    "Segment",
    "at_least",
    "by_speaker",
    "condition_words",
    "confidence_words",
    "describe_type",
    "excerpt",
    "format_interval",
    "format_when",
    "in_time_order",
    "intensity_words",
    "label",
    "neutralise",
    "other_side",
    "percent",
    "probability_words",
    "role",
    "safe_url",
    "segment",
    "signed",
    "speaker_label",
    "split_facts",
    "status_words",
    "type_label",
]
