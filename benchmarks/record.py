"""The record beside a plain Parquet file of the same rows, and its answers with and without an index."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.figure import Figure, best, seconds
from dragoman.documents import Document, from_text
from dragoman.record import Record
from dragoman.schema import CoderIdentity, DocumentInfo, Dossier, Event, Party, When

DOSSIERS, EVENTS, ONE_BY_ONE = 1_000, 5, 100
SENTENCE = "The envoys met in Vienna on that day and spoke about grain and ports. "
CODER = CoderIdentity(version="1", model="benchmark", ontology="plover")


def reading(number: int) -> tuple[Dossier, str]:
    """Return a dossier with some events, and its text."""
    document = from_text(f"Report {number}. {SENTENCE * EVENTS}", id=str(number), language="en")
    known = {name: getattr(document, name) for name in ("id", "title", "published", "language", "sha256")}
    info = DocumentInfo(**known, source=None, url=None, characters=len(document.text))
    events = tuple(_event(document, order) for order in range(EVENTS))
    empty = ("actors", "statements", "commitments", "mechanisms", "predictions", "rhetoric", "checks")
    layers: dict[str, Any] = dict.fromkeys(empty, ())
    return Dossier(document=info, events=events, coder=CODER, **layers), document.text


def _event(document: Document, order: int) -> Event:
    start = document.text.index(SENTENCE) + order * len(SENTENCE)
    party = Party(text="envoys", span=(start + 4, start + 10), code="AUT", confidence=0.9, how="by hand")
    return Event(
        id=f"{document.id}-{order}",
        document=document.id,
        type="CONSULT",
        mode=None,
        quad="verbal-cooperation",
        intensity=2.5,
        actors=(party,),
        recipients=(),
        date=When(start="2025-09-01", end="2025-09-01"),
        place=None,
        status="happened",
        speaker=None,
        trigger=(start + 11, start + 14),
        span=(start, start + len(SENTENCE) - 1),
        confidence=0.8,
    )


def measure() -> Iterator[Figure]:
    """Keep the same dossiers in one go and one by one; ask with and without an index."""
    readings = [reading(number) for number in range(DOSSIERS)]
    rows = [{"document": d.document.id, "text": t, "dossier": d.model_dump_json()} for d, t in readings]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = best(lambda: pq.write_table(pa.Table.from_pylist(rows), folder / "plain.parquet"))
        record = Record.open(folder / "record")
        kept = seconds(lambda: record.keep_many(readings))
        single = Record.open(folder / "single")
        one = seconds(lambda: [single.keep(*reading) for reading in readings[:ONE_BY_ONE]])
        yield Figure("writing dossiers to a plain Parquet file", DOSSIERS / plain, "dossiers/s")
        yield Figure(
            "keeping them, checked and flushed to the disk",
            DOSSIERS / kept,
            "dossiers/s",
            kept / plain,
            "the time of the plain file",
        )
        yield Figure(
            "keeping them one by one",
            ONE_BY_ONE / one,
            "dossiers/s",
            (one / ONE_BY_ONE) / (kept / DOSSIERS),
            "the time a dossier of keeping many",
        )
        bare = best(lambda: single.events(actor="AUT", limit=10))
        built = seconds(single.rebuild)
        indexed = best(lambda: single.events(actor="AUT", limit=10))
        yield Figure(f"a question to {ONE_BY_ONE} batches without an index", bare * 1e3, "ms")
        yield Figure("the same with an index", indexed * 1e3, "ms", indexed / bare, "the time without")
        yield Figure("building the index", built * 1e3, "ms", built / bare, "the time of one such question")
