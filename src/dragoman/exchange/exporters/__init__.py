"""How the record goes out: one file a form, one line each in the registry."""

from collections.abc import Mapping
from typing import Final

from dragoman.exchange.exporters._own import CSV, PARQUET
from dragoman.exchange.exporters._selection import Selection
from dragoman.exchange.exporters._writer import Exported, Format
from dragoman.exchange.exporters.gdelt import GDELT
from dragoman.exchange.exporters.icews import ICEWS
from dragoman.exchange.exporters.jsonld import JSONLD
from dragoman.exchange.exporters.network import GEXF, GRAPHML
from dragoman.exchange.exporters.polecat import POLECAT

__all__ = ["FORMATS", "Exported", "Format", "Selection"]

FORMATS: Final[Mapping[str, Format]] = {
    form.name: form for form in (CSV, PARQUET, ICEWS, POLECAT, GDELT, GRAPHML, GEXF, JSONLD)
}
