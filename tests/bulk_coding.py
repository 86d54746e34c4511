"""A coder for tests of bulk coding: an event for each "A met B", without a model or a lexicon.

Its functions are plain and top-level, so that worker processes can be given them.
"""

import json
import os
import re
import signal
import time
from collections.abc import Iterable
from pathlib import Path

from dragoman.documents import Document
from dragoman.schema import CoderIdentity, Event, Party, When, Where

IDENTITY = CoderIdentity(version="0", model="bulk-test", ontology="test")

_MEETING = re.compile(r"(\w+) met (\w+)(?: in (\w+))?")


def code(document: Document) -> tuple[Event, ...]:
    """Code every "A met B in C" as a consultation."""
    return tuple(
        _event(document, found, number) for number, found in enumerate(_MEETING.finditer(document.text))
    )


def code_and_log(document: Document) -> tuple[Event, ...]:
    """Code, and note in the file of BULK_LOG that this document was coded; as slow as BULK_SLEEP says."""
    time.sleep(float(os.environ.get("BULK_SLEEP", "0")))
    with Path(os.environ["BULK_LOG"]).open("a") as log:
        log.write(f"{document.id}\n")
    return code(document)


def code_or_die(document: Document) -> tuple[Event, ...]:
    """Code, but die of a text with the word "deadly", as of a kill for want of memory."""
    if "deadly" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return code(document)


def code_or_fail(document: Document) -> tuple[Event, ...]:
    """Code, but fail on a text with the word "puzzling"."""
    if "puzzling" in document.text:
        raise KeyError("puzzling")
    return code(document)


def article(number: int) -> dict[str, str]:
    """Return a document with one, two or no events."""
    names = ("Arvo", "Berta", "Chidi", "Dalia", "Emre")
    first, second = names[number % 5], names[(number + 2) % 5]
    meetings = [f"On that day {first} met {second} in Tallinn.", f"Later {second} met {first} again."]
    told = " ".join(meetings[: number % 3]) or "The talks that had been announced for the week did not begin."
    text = f"This is report number {number} of the agency about the talks. {told}"
    return {"id": f"doc-{number:05}", "text": text, "published": "2024-07-03", "title": f"Report {number}"}


def write_jsonl(path: Path, records: Iterable[object]) -> Path:
    """Write records as JSON lines; a text stands as it is, bytes too."""
    lines = (
        record
        if isinstance(record, bytes)
        else (record if isinstance(record, str) else json.dumps(record)).encode()
        for record in records
    )
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path


def read_jsonl(path: Path) -> list[dict[str, object]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _event(document: Document, found: re.Match[str], number: int) -> Event:
    parties = [
        Party(
            text=found[group],
            span=found.span(group),
            code="EST" if found[group] == "Arvo" else None,
            name="Arvo; the Elder" if found[group] == "Arvo" else None,
            sectors=("GOV", "MIL") if found[group] == "Arvo" else (),
            confidence=0.75,
            how="by the test",
        )
        for group in (1, 2)
    ]
    place = (
        Where(text=found[3], span=found.span(3), name=found[3], country="EST", precision="city")
        if found[3]
        else None
    )
    published = document.published
    return Event(
        id=f"{document.id}-{number}",
        document=document.id,
        type="CONSULT",
        mode="meet",
        contexts=("diplomacy",),
        quad="verbal-cooperation",
        intensity=2.5,
        actors=(parties[0],),
        recipients=(parties[1],),
        date=When(start=published.start, end=published.end or published.start) if published.start else None,
        place=place,
        status="happened",
        speaker=None,
        trigger=found.span(),
        span=(0, len(document.text)),
        confidence=0.5,
    )
