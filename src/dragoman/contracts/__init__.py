"""What the files of other people's event data hold: columns, ranges, counts, licence, how to cite.

One TOML file a source. The record takes the columns of its tables from here, the importers their checks, the
docs their tables; nothing here reads a file of data or touches the record.
"""

from dragoman.contracts.contract import (
    SOURCES,
    Column,
    Contract,
    Expectation,
    Layout,
    contract,
)
from dragoman.contracts.names import Names, bodies, states

__all__ = [
    "SOURCES",
    "Column",
    "Contract",
    "Expectation",
    "Layout",
    "Names",
    "bodies",
    "contract",
    "states",
]
