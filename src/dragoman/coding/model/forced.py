"""A forced choice: which act stands between parties that are given. For tests that ask for the type alone."""

from collections.abc import Sequence
from typing import Final

from dragoman.analysis import Analysis
from dragoman.coding.model.network import Network
from dragoman.coding.model.readings import Reading, read_document
from dragoman.schema import Span

_FLOORS: Final = (0.2, 0.02, 0.0)
"""How likely words must be to tell an event to be read at all: lowered until some are."""


def likeliest(analysis: Analysis, network: Network, parties: Sequence[Span], least: float) -> Reading | None:
    """Return the act that most likely stands between given parties; None where there are no words.

    First those that would be coded by themselves (told with at least `least`) and in which one of the parties
    takes part; then by how many of them do; then by how surely the act is told.
    """
    for floor in _FLOORS:
        if readings := read_document(analysis, network, least=0, floor=floor):
            return max(readings, key=lambda r: _fitness(r, parties, least))
    return None


def _fitness(reading: Reading, parties: Sequence[Span], least: float) -> tuple[bool, int, float]:
    sides = (*reading.actors, *reading.recipients)
    touched = sum(any(s[0] < end and start < s[1] for s in sides) for start, end in parties)
    return touched > 0 and reading.told >= least, touched, reading.told
