"""The local engine: many documents into one file of events, on the cores of this machine."""

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from dragoman.engine._files import put, sync
from dragoman.engine.batch import Code
from dragoman.engine.cut import cut
from dragoman.engine.order import Outcome, code_in_order
from dragoman.engine.parts import Parts
from dragoman.engine.pool import InProcess, Pool, Workers
from dragoman.engine.receipt import Receipt, digest_file, fingerprint_of
from dragoman.engine.rows import Refusal, Row
from dragoman.engine.seen import Seen
from dragoman.engine.sinks import Sink, find_sink
from dragoman.engine.sources import Source, open_source, read_rows
from dragoman.engine.summary import Reporter, Silent, Summary
from dragoman.engine.workplace import Workplace
from dragoman.errors import DragomanError, UsageError
from dragoman.schema import CoderIdentity
from dragoman.settings import setting

_OPTIONS: Final = ("max_document_bytes", "max_document_characters", "html_seconds", "html_memory_mb")
"""The settings that events depend on."""


def code_documents(
    inputs: Sequence[str | Path],
    out: str | Path,
    *,
    code: Code | None = None,
    identity: CoderIdentity | None = None,
    workers: int | None = None,
    overwrite: bool = False,
    min_confidence: float = 0.0,
    progress: Reporter | None = None,
) -> Summary:
    """Code every document of the inputs and write their events to one file.

    The bytes of the output are the same for any number of workers and however often the run was
    interrupted: what was coded is kept beside the output and taken up by the next run. Where the output
    is there already, made of the same input by the same coder, nothing is done.

    `code` is the default coder unless given, with its `identity`; it must be a function that can be
    pickled. `workers` is the number of usable cores unless given; one codes in this process. Events under
    `min_confidence` (0 to 1) are coded too, and left out of the output.

    Raises `UsageError` before any work for inputs or an output that cannot be, and `DragomanError` where
    the output cannot be written.
    """
    started = time.monotonic()
    place = Workplace(Path(out))
    make_sink = find_sink(place.out)
    sources = [open_source(path) for path in inputs]
    place.check([Path(path) for path in inputs])
    fingerprint, coder = _fingerprint(code, identity)
    workers = workers or usable_cores()
    try:
        with progress or Silent() as reporter, place.claimed():
            if (
                not overwrite
                and (complete := _complete(place, sources, fingerprint, min_confidence)) is not None
            ):
                place.clear()
                reporter.end(complete)
                return complete
            reporter.begin(_total(sources))
            pool: Pool = InProcess(code) if workers == 1 else Workers(workers, code)
            rows = _Digested(read_rows(sources))
            outcomes = code_in_order(
                cut(rows, fingerprint), pool, Parts(place.parts), window=1 if workers == 1 else 4 * workers
            )
            with pool, closing(make_sink(place.unfinished)) as sink:
                summary = _write(
                    outcomes, sink, place, reporter, min_confidence=min_confidence, started=started
                )
            receipt = Receipt(
                fingerprint=fingerprint,
                input=rows.hexdigest(),
                output=digest_file(place.unfinished),
                coder=coder.model_dump(mode="json"),
                min_confidence=min_confidence,
                documents=summary.documents,
                events=summary.events,
                refused=summary.refused,
                duplicates=summary.duplicates,
            )
            summary = _finish(place, summary, receipt)
            summary = replace(summary, seconds=time.monotonic() - started)
            reporter.end(summary)
            return summary
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise DragomanError(
            f"it cannot be written ({reason})",
            where=str(place.out),
            remedy="Mend that and run the same command again: what is done is kept.",
        ) from error


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _write(
    outcomes: Iterable[Outcome],
    sink: Sink,
    place: Workplace,
    reporter: Reporter,
    *,
    min_confidence: float,
    started: float,
) -> Summary:
    """Write the events and the refusals of every batch, in order, and return the counts."""
    summary = Summary()
    with closing(Seen(place.seen)) as seen, place.unfinished_refusals.open("w", encoding="utf-8") as refusals:
        for outcome in outcomes:
            results = iter(outcome.results.to_pylist())
            documents = events = refused = duplicates = 0
            for item in outcome.batch.items:
                settled = item if isinstance(item, Refusal) else _settle(item, next(results), seen)
                if isinstance(settled, Refusal):
                    refused += 1
                    refusals.write(json.dumps(settled.as_object()) + "\n")
                    reporter.refuse(settled)
                elif settled is None:
                    duplicates += 1
                else:
                    documents += 1
                    for event in settled:
                        if event["confidence"] >= min_confidence:
                            events += 1
                            sink.write(event)
            summary = replace(
                summary,
                documents=summary.documents + documents,
                events=summary.events + events,
                refused=summary.refused + refused,
                duplicates=summary.duplicates + duplicates,
                before=summary.before + (len(outcome.batch.items) if outcome.before else 0),
                seconds=time.monotonic() - started,
            )
            reporter.update(summary)
    return summary


def _settle(row: Row, result: Mapping[str, Any], seen: Seen) -> list[Mapping[str, Any]] | Refusal | None:
    """Return a document's events; why it is refused; or none where it is a repetition."""
    if result["refusal"] is not None:
        return Refusal(row.place, **result["refusal"])
    verdict = seen.add(result["id"], result["sha256"])
    if verdict == "other":
        reason = f"another document with another text has the id {result['id']!r}"
        return Refusal(row.place, "duplicate", reason, "Give each document an id of its own.", "id")
    events: list[Mapping[str, Any]] = result["events"]
    return None if verdict == "same" else events


def _finish(place: Workplace, summary: Summary, receipt: Receipt) -> Summary:
    """Put the output in its place, and return the summary with where the refusals are listed.

    The receipt comes before the output: an output that stands there without its receipt would look like
    somebody else's.
    """
    sync(place.unfinished)
    receipt.write(place.receipt)
    if summary.refused:
        sync(place.unfinished_refusals)
        put(place.unfinished_refusals, place.refusals)
        summary = replace(summary, refusals=place.refusals)
    else:
        place.refusals.unlink(missing_ok=True)
    put(place.unfinished, place.out)
    place.clear()
    return summary


def _complete(
    place: Workplace, sources: Sequence[Source], fingerprint: str, min_confidence: float
) -> Summary | None:
    """Return the summary of an output that is there and complete; none where there is no output.

    Raises `UsageError` where what is there is something else.
    """
    if not place.out.exists():
        return None
    remedy = "Give --out another name, or --overwrite to replace it."
    receipt = Receipt.read(place.receipt)
    if receipt is None or digest_file(place.out) != receipt.output:
        reason = "it is there already, and is not as dragoman wrote it"
        raise UsageError(reason, where=str(place.out), remedy=remedy)
    if receipt.fingerprint != fingerprint:
        reason = "it is there already, made by another coder or under other limits"
        raise UsageError(reason, where=str(place.out), remedy=remedy)
    if receipt.min_confidence != min_confidence:
        reason = f"it is there already, with events from a confidence of {receipt.min_confidence:g} on"
        raise UsageError(reason, where=str(place.out), remedy=remedy)
    rows = _Digested(read_rows(sources))
    for _ in rows:
        pass
    if rows.hexdigest() != receipt.input:
        reason = "it is there already, made of another input"
        raise UsageError(reason, where=str(place.out), remedy=remedy)
    return Summary(
        documents=receipt.documents,
        events=receipt.events,
        refused=receipt.refused,
        duplicates=receipt.duplicates,
        unchanged=True,
        refusals=place.refusals if receipt.refused else None,
    )


def _fingerprint(code: Code | None, identity: CoderIdentity | None) -> tuple[str, CoderIdentity]:
    if identity is None:
        if code is not None:
            raise UsageError("a coder of your own needs an identity", where="identity")
        from dragoman.engine.default import default_identity  # noqa: PLC0415  loads the coder

        identity = default_identity()
    return fingerprint_of(identity, {name: setting(name) for name in _OPTIONS}), identity


def _total(sources: Iterable[Source]) -> int | None:
    total = 0
    for source in sources:
        count = source.count()
        if count is None:
            return None
        total += count
    return total


class _Digested:
    """Rows on their way, with a digest of all that went by."""

    def __init__(self, items: Iterable[Row | Refusal]) -> None:
        self._items = items
        self._digest = hashlib.sha256()

    def __iter__(self) -> Iterator[Row | Refusal]:
        for item in self._items:
            self._digest.update(item.digest())
            yield item

    def hexdigest(self) -> str:
        """Return the digest of what went by."""
        return self._digest.hexdigest()
