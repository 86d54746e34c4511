"""The dossier of one article: who says so, what was promised and predicted, what does not add up.

Each layer is a pure function of the analysis and its events; `assemble` puts them together.
"""

from dragoman.dossier._assemble import assemble
from dragoman.dossier.statements import find_statements

__all__ = ["assemble", "find_statements"]
