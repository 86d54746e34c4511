"""Events that are kept: all reports of a record merged at once, and one text more.

`DRAGOMAN_BENCH_TEXTS` says how many texts, with five reports each (2,000 unless set). A report is of one of
91 pairs of states, of one of five types, on one day of a year, drawn by chance.
"""

import os
import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, seconds
from dragoman.documents import from_text
from dragoman.merging.kept import merged
from dragoman.record import Record
from dragoman.schema import CoderIdentity, DocumentInfo, Dossier, Event, Party, Published, When

TEXTS = int(os.environ.get("DRAGOMAN_BENCH_TEXTS", "2000"))
CODER = CoderIdentity(version="1", model="benchmark", ontology="plover")
_STATES = ("USA", "GBR", "CHN", "RUS", "IND", "PAK", "ISR", "PSE", "UKR", "DEU", "FRA", "IRN", "TUR", "SYR")
_PAIRS = tuple(combinations(_STATES, 2))
_TYPES = ("CONSULT", "SUPPORT", "COOPERATE", "ACCUSE", "REJECT")
_WORDS = (
    "grain",
    "ports",
    "gas",
    "borders",
    "visas",
    "fish",
    "rail",
    "steel",
    "water",
    "debt",
    "radio",
    "film",
)
_ACTS = 5


def reading(number: int, chance: random.Random) -> tuple[Dossier, str]:
    """Return a dossier with some events of its own day, and its text."""
    day = (date(2024, 1, 1) + timedelta(days=chance.randrange(365))).isoformat()
    pairs = [chance.choice(_PAIRS) for _ in range(_ACTS)]
    sentences = [f"{a} and {b} spoke of {' and '.join(chance.sample(_WORDS, 3))}." for a, b in pairs]
    document = from_text(" ".join(sentences), id=f"text{number}", language="en", published=day)
    info = DocumentInfo(
        id=document.id,
        title=None,
        published=Published(start=day, end=day, how="given"),
        language="en",
        source=f"paper{number % 40}",
        url=None,
        sha256=document.sha256,
        characters=len(document.text),
    )
    events, at = [], 0
    for order, (pair, sentence) in enumerate(zip(pairs, sentences, strict=True)):
        events.append(_event(info, order, pair, chance.choice(_TYPES), day, (at, at + len(sentence))))
        at += len(sentence) + 1
    empty = ("actors", "statements", "commitments", "mechanisms", "predictions", "rhetoric", "checks")
    layers: dict[str, Any] = dict.fromkeys(empty, ())
    return Dossier(document=info, events=tuple(events), coder=CODER, **layers), document.text


def _event(  # noqa: PLR0917 - one argument a fact
    info: DocumentInfo, order: int, pair: tuple[str, str], kind: str, day: str, span: tuple[int, int]
) -> Event:
    start = span[0]
    spans = ((start, start + 3), (start + 8, start + 11))
    parties = tuple(
        Party(text=code, span=where, code=code, confidence=0.9, how="by hand")
        for code, where in zip(pair, spans, strict=True)
    )
    return Event(
        id=f"{info.id}-{order}",
        document=info.id,
        type=kind,
        mode=None,
        quad="verbal-cooperation",
        intensity=1.0,
        actors=parties[:1],
        recipients=parties[1:],
        date=When(start=day, end=day),
        place=None,
        status="happened",
        speaker=None,
        trigger=(start + 12, start + 17),
        span=span,
        confidence=0.8,
    )


def measure() -> Iterator[Figure]:
    """Merge all reports at once, then after one text more, then again with nothing new."""
    chance = random.Random(5)  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        record = Record.open(Path(name) / "record")
        record.keep_many(reading(number, chance) for number in range(TEXTS))
        record.rebuild()
        whole = seconds(lambda: _merge(record))
        record.keep(*reading(TEXTS, chance))
        one = seconds(lambda: _merge(record))
        again = seconds(lambda: _merge(record))
        with merged(record) as snapshot:
            held = snapshot.rows("SELECT count(DISTINCT event) AS n FROM assigned")[0]["n"]
        yield Figure(f"{TEXTS * _ACTS:,} reports, merged at once", TEXTS * _ACTS / whole, "reports/s")
        yield Figure("events that they tell of", held, "events")
        yield Figure("one text more", one * 1e3, "ms", one / whole, "the time of all at once")
        yield Figure("nothing new", again * 1e3, "ms", again / whole, "the time of all at once")


def _merge(record: Record) -> None:
    with merged(record):
        pass
