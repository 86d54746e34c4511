"""The record: what was read and found, kept on disk for good."""

from dragoman.record._record import Record
from dragoman.record._snapshot import Snapshot
from dragoman.record._values import Info, Kept, KeptDocument, Mention, Problem, Provenance

__all__ = ["Info", "Kept", "KeptDocument", "Mention", "Problem", "Provenance", "Record", "Snapshot"]
