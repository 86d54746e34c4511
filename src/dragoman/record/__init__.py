"""The record: what was read and found, kept on disk for good."""

from dragoman.record._record import Record
from dragoman.record._snapshot import Snapshot
from dragoman.record._tables import IMPORTED, schema_of, shared_schema
from dragoman.record._values import Info, Kept, KeptDocument, Mention, Problem, Provenance
from dragoman.record._writing import Writing

__all__ = [
    "IMPORTED",
    "Info",
    "Kept",
    "KeptDocument",
    "Mention",
    "Problem",
    "Provenance",
    "Record",
    "Snapshot",
    "Writing",
    "schema_of",
    "shared_schema",
]
