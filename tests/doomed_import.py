"""An import that is made to be killed: in its own module, because the process that runs it imports it."""

from pathlib import Path

from dragoman.exchange import _lines, import_files
from dragoman.record import Record


def run(place: str, path: str) -> None:
    """Import a file in many small batches."""
    _lines._BLOCK = 25_000
    import_files(Record.open(Path(place)), "icews", [Path(path)])
