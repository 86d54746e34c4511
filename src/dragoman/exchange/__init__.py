"""Exchange: other people's event data in, the record out."""

from dragoman.exchange._import import import_files
from dragoman.exchange._quarantine import Pile, Quarantined, piles, quarantined
from dragoman.exchange._report import FileReport, ImportReport
from dragoman.exchange.importers import IMPORTERS

__all__ = [
    "IMPORTERS",
    "FileReport",
    "ImportReport",
    "Pile",
    "Quarantined",
    "import_files",
    "piles",
    "quarantined",
]
