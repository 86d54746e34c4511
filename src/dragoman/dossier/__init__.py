"""The dossier of one article: who says so, what was promised and predicted, what does not add up.

Each layer is a pure function of the analysis and its events; `assemble` puts them together.
"""

from dragoman.dossier._assemble import assemble
from dragoman.dossier._mechanisms import find_mechanisms
from dragoman.dossier._perspective import find_perspective
from dragoman.dossier._rhetoric import find_rhetoric
from dragoman.dossier.checks import run_checks
from dragoman.dossier.commitments import find_commitments
from dragoman.dossier.memory import Memory, recall
from dragoman.dossier.predictions import find_predictions
from dragoman.dossier.statements import find_statements, of_own_side

__all__ = [
    "Memory",
    "assemble",
    "find_commitments",
    "find_mechanisms",
    "find_perspective",
    "find_predictions",
    "find_rhetoric",
    "find_statements",
    "of_own_side",
    "recall",
    "run_checks",
]
