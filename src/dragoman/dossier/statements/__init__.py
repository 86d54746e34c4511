"""Statements: who is reported to have said what, in which words."""

from dragoman.dossier.statements._find import find_statements
from dragoman.dossier.statements._side import of_own_side

__all__ = ["find_statements", "of_own_side"]
