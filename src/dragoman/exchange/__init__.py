"""Exchange: other people's event data in, the record out."""

from dragoman.exchange._export import ExportReport, export
from dragoman.exchange._import import import_files
from dragoman.exchange._quarantine import Pile, Quarantined, piles, quarantined
from dragoman.exchange._report import FileReport, ImportReport
from dragoman.exchange.exporters import FORMATS, Selection
from dragoman.exchange.importers import IMPORTERS

__all__ = [
    "FORMATS",
    "IMPORTERS",
    "ExportReport",
    "FileReport",
    "ImportReport",
    "Pile",
    "Quarantined",
    "Selection",
    "export",
    "import_files",
    "piles",
    "quarantined",
]
