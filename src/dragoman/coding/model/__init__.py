"""The trained coder: a small joint network over the encoder MiniLM, run by onnxruntime.

`training/` builds the weights in `data/`; `docs/accuracy.md` has its figures, `docs/model-card.md` its
sources.
"""

from dragoman.coding.model.coder import ModelCoder

__all__ = ["ModelCoder"]
