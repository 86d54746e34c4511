"""Loads the scripts of `training/` as modules, so that tests can hold what they print to floors."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

TRAINING = Path(__file__).parents[1] / "training"
SHARED = TRAINING.parents[1] / "shared"


def load_script(name: str) -> ModuleType:
    """Return a script of `training/` as a module; it may import the scripts beside it."""
    sys.path.insert(0, str(TRAINING))
    try:
        spec = importlib.util.spec_from_file_location(name, TRAINING / f"{name}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(TRAINING))
    return module
