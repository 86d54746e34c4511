"""Every limit and default that a user may want to change, with its meaning.

A setting is read from the environment (``DRAGOMAN_`` and its name in capitals) when it is asked for.
The table in the docs is generated from `SETTINGS`.
"""

import os
from collections.abc import Mapping
from typing import Final, NamedTuple

from dragoman.errors import UsageError


class Setting(NamedTuple):
    """A whole number that can be set, its default and one sentence on what it does."""

    name: str
    default: int
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that overrides it."""
        return f"DRAGOMAN_{self.name.upper()}"


SETTINGS: Final = (
    Setting("max_document_bytes", 20_000_000, "A larger file or page is refused before it is parsed."),
    Setting("max_document_characters", 2_000_000, "A longer text is refused; split it into articles."),
    Setting("html_seconds", 30, "Time allowed for taking the text out of one HTML page."),
    Setting("html_memory_mb", 2_048, "Memory allowed for taking the text out of one HTML page."),
    Setting("fetch_seconds", 30, "Time allowed for fetching one page, redirects included."),
    Setting("fetch_redirects", 5, "Redirects followed before a page is given up."),
    Setting("collect_delay_seconds", 2, "Time between two pages that are collected from one server."),
    Setting("collect_pages", 200, "New pages that one call collects from one feed at most."),
    Setting("coder_threads", 1, "Threads of the trained coder in each process."),
    Setting("batch_documents", 64, "Documents that one worker codes before it reports."),
    Setting("record_batch_documents", 256, "Documents that are kept in the record as one batch."),
    Setting("max_import_bytes", 64_000_000_000, "A larger file of event data, unpacked, is given up there."),
    Setting("import_batch_rows", 250_000, "Rows of event data that are kept in the record as one batch."),
    Setting("record_index_batches", 64, "Batches after which a writer brings the index up to them."),
    Setting("record_lock_seconds", 10, "Time that a writer waits for another one to finish."),
)

_BY_NAME: Final[Mapping[str, Setting]] = {s.name: s for s in SETTINGS}


def setting(name: str) -> int:
    """Return the value in force: the environment's, else the default.

    Raises `UsageError` where the environment holds something other than a positive whole number.
    """
    known = _BY_NAME[name]
    raw = os.environ.get(known.variable)
    if raw is None:
        return known.default
    if not raw.isascii() or not raw.isdigit() or int(raw) == 0:
        raise UsageError(
            f"{raw!r} is not a positive whole number",
            where=known.variable,
            remedy=f"Unset it to use the default, {known.default}.",
        )
    return int(raw)
