"""Sightings: an article names country, office and full name of somebody on a day.

"Belarusian Foreign Minister Maxim Ryzhenkov", "President of Finland Tarja Halonen". Former, deputy, acting
and future holders are left out, and so are leaders of parties and groups.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors._chunks import Chunk, find_chunks
from dragoman.actors._knowledge import load_knowledge
from dragoman.actors._names import Names
from dragoman.actors._phrase import name_of
from dragoman.actors._reading import Reading
from dragoman.actors._terms import GOVERNS
from dragoman.actors._words import Office, listed, office_at
from dragoman.documents.document import Document
from dragoman.language import split_sentences
from dragoman.schema import Span

_CLASSES = frozenset({"HOS", "HOG", "FM", "DEF", "INT", "FIN", "ECON", "TRADE", "JUST", "ENERGY", "LEADER"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody named with country and office in one article."""

    code: str
    cls: str
    role: str
    name: str
    day: str
    document: str
    source: str
    span: Span


def harvest(document: Document, *, source: str | None = None) -> Iterator[Sighting]:
    """Yield what a dated document says about who holds which office; nothing where its day is unknown.

    `source` is who published it, which two sightings must differ in to count as independent; by default
    the document's own source, else its address.
    """
    day = document.published.end
    if day is None or document.published.start != day:
        return
    reading = Reading(document, split_sentences(document), load_knowledge())
    chunks = find_chunks(reading)
    names = Names(reading, ())
    publisher = source or document.source or document.url or document.id
    for chunk in chunks:
        seen = _seen(reading, names, chunk)
        if seen is None:
            continue
        code, office, first, last = seen
        span = (reading.tokens[first].start, reading.tokens[last - 1].end)
        yield Sighting(code, office.cls, office.role, document.cut(span), day, document.id, publisher, span)


def _seen(reading: Reading, names: Names, chunk: Chunk) -> tuple[str, Office, int, int] | None:
    words = reading.keys[chunk.first : chunk.last]
    before = reading.keys[chunk.first - 1 : chunk.first]
    if not listed("not_now").isdisjoint((*before, *words)):
        return None
    office = next((o for n in range(len(words)) if (o := office_at(words, n)) and o[0].cls in _CLASSES), None)
    if office is None:
        return None
    name = _name(reading, names, chunk)
    if name is None or not 2 <= name[1] - name[0] <= 5:
        return None
    naming = name_of(reading, chunk.first, name[0]) if name[0] > chunk.first else None
    if naming is None or len(naming.hits) != 1:
        return None
    term = reading.term(naming.hits[0])
    if len(term.codes) != 1 or term.kind not in GOVERNS:
        return None
    return term.codes[0], office[0], *name


def _name(reading: Reading, names: Names, chunk: Chunk) -> tuple[int, int] | None:
    """Return the words of the full name that a phrase ends in, known or not."""
    persons = [h for h in reading.hits_in(chunk.first, chunk.last) if reading.term(h).kind == "person"]
    if persons and persons[-1].last == chunk.last:
        return persons[-1].first, chunk.last
    return names.tail(chunk.first, chunk.last)
