"""Bulk coding: many documents in, one file of events out, on the cores of a machine.

`code_batch` is the unit of scale: Arrow batches of documents in, of their events out.
"""

from dragoman.engine.arrow import document_schema, result_schema
from dragoman.engine.batch import Code, code_batch
from dragoman.engine.local import code_documents, usable_cores
from dragoman.engine.report import StderrReporter
from dragoman.engine.rows import Place, Refusal, RefusalKind, Row
from dragoman.engine.sinks.columns import COLUMNS, Column
from dragoman.engine.summary import Reporter, Summary

__all__ = [
    "COLUMNS",
    "Code",
    "Column",
    "Place",
    "Refusal",
    "RefusalKind",
    "Reporter",
    "Row",
    "StderrReporter",
    "Summary",
    "code_batch",
    "code_documents",
    "document_schema",
    "result_schema",
    "usable_cores",
]
