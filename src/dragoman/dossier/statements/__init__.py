"""Statements: who is reported to have said what, in which words."""

from dragoman.dossier.statements._find import find_statements

__all__ = ["find_statements"]
