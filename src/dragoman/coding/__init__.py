"""Coding: from what was found in a document to events.

`default_coder` is what the pipeline uses; every coder stands behind `Coder`.
"""

from dragoman.coding.coder import Coder
from dragoman.coding.default import default_coder
from dragoman.coding.explanation import Candidate, Explanation, Reason
from dragoman.coding.lexicon import LexiconCoder

__all__ = ["Candidate", "Coder", "Explanation", "LexiconCoder", "Reason", "default_coder"]
