"""The coders by name, and which one is used unless another is asked for.

A new coder is a function that returns it, and a line in `CODERS`.
"""

import importlib
from collections.abc import Callable, Mapping
from typing import Final, cast

from dragoman.coding.coder import Coder
from dragoman.errors import DragomanError, InputError, UsageError


def _lexicon() -> Coder:
    return cast("Coder", importlib.import_module("dragoman.coding.lexicon").LexiconCoder())


def _model() -> Coder:
    trained = getattr(importlib.import_module("dragoman.coding.model"), "ModelCoder", None)
    if trained is None:
        raise InputError("the trained coder is not installed", remedy="Use the coder “lexicon”.")
    return cast("Coder", trained.load())


CODERS: Final[Mapping[str, Callable[[], Coder]]] = {"model": _model, "lexicon": _lexicon}
"""Best first: the trained coder, and the lexicon that it is compared with and that stands in for it."""


def default_coder(name: str | None = None) -> Coder:
    """Return the coder of a name, else the trained one where its weights are there, else the lexicon.

    Raises `UsageError` for a name that no coder has.
    """
    if name is not None:
        if name not in CODERS:
            raise UsageError(f"there is no coder {name!r}", remedy=f"Choose one of {', '.join(CODERS)}.")
        return CODERS[name]()
    try:
        return _model()
    except (DragomanError, ImportError):  # a checkout without the weights, an install without their runtime
        return _lexicon()
