"""Commitments: who invited, promised, planned or agreed what, and where it stands after the article."""

from dragoman.dossier.commitments._find import find_commitments

__all__ = ["find_commitments"]
