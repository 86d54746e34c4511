"""How each source's rows become ours: one file a source, one line each in the registry."""

from collections.abc import Mapping
from typing import Final

from dragoman.exchange.importers._importer import Importer
from dragoman.exchange.importers.acled import ACLED
from dragoman.exchange.importers.gdelt import GDELT
from dragoman.exchange.importers.icews import ICEWS
from dragoman.exchange.importers.polecat import POLECAT

__all__ = ["IMPORTERS", "Importer"]

IMPORTERS: Final[Mapping[str, Importer]] = {i.source: i for i in (GDELT, ICEWS, POLECAT, ACLED)}
