"""The test sets by name, in the order in which they are measured.

A new one is a module with `SET`, and a line here.
"""

from collections.abc import Mapping
from typing import Final

from dragoman.evaluate import events, plover_sentences
from dragoman.evaluate._set import PublicSet

SETS: Final[Mapping[str, PublicSet]] = {s.name: s for s in (events.SET, plover_sentences.SET)}
