"""Runs one test set over one coder."""

from pathlib import Path

from dragoman.coding import Coder
from dragoman.errors import InputError, UsageError
from dragoman.evaluate._registry import SETS
from dragoman.evaluate._result import Result
from dragoman.evaluate._set import Progress, PublicSet


def find_set(name: str, split: str = "dev") -> PublicSet:
    """Return the test set of a name; raises `UsageError` where there is none, or it has no such part."""
    if name not in SETS:
        raise UsageError(f"there is no test set {name!r}", remedy=f"Choose from {', '.join(SETS)}.")
    found = SETS[name]
    if found.splits and split not in found.splits:
        raise UsageError(
            f"the test set {name} has no part {split!r}", remedy=f"Choose from {', '.join(found.splits)}."
        )
    return found


def evaluate(
    name: str, data: Path, coder: Coder, split: str = "dev", progress: Progress = lambda _done, _of: None
) -> Result:
    """Measure a coder on the test set of a name; `data` is the folder that holds all test sets.

    `split` is passed over where a set has no parts. Raises `UsageError` for a set or a part that is not
    there, and `InputError` where its file is missing or damaged.
    """
    chosen = find_set(name, split)
    file = data / chosen.file
    if not file.is_file():
        raise InputError(
            f"the test set {name} is not there",
            where=str(file),
            remedy=f"Name the folder that holds {chosen.file} with --data DIR; test sets are not installed"
            " with dragoman, docs/accuracy.md tells what they are.",
        )
    return chosen.measure(file, coder, split, progress)
