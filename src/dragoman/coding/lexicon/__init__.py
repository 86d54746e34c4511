"""The coder that reads by a lexicon: the baseline, and what stands in where there is no trained model."""

from dragoman.coding.lexicon._coder import LexiconCoder

__all__ = ["LexiconCoder"]
