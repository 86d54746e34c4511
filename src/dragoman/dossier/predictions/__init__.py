"""Predictions: who expects what, how surely, until when, and whether time can tell."""

from dragoman.dossier.predictions._find import find_predictions

__all__ = ["find_predictions"]
