"""An index of parties that is made by a process made to be killed: in its own module, for it imports it."""

from pathlib import Path

from dragoman.record import Record
from dragoman.search import _postings
from dragoman.search.pages import Asked, page


def run(place: str) -> None:
    """Bring the index up in small steps."""
    _postings._ROWS = 100
    page(Record.open(Path(place)), Asked(("NOR",)))
