"""Every mention of a party in a document."""

import re
from collections.abc import Iterator

from dragoman.actors._artefacts import Artefact, find_artefacts
from dragoman.actors._bare import number, pronoun
from dragoman.actors._chunks import Chunk, find_chunks
from dragoman.actors._knowledge import load_knowledge
from dragoman.actors._mentions import Resolver
from dragoman.actors._names import Names
from dragoman.actors._reading import Reading
from dragoman.actors._words import listed, office_at
from dragoman.analysis import Sentence
from dragoman.documents.document import Document
from dragoman.schema import Party

_PRONOUN = frozenset(["he", "she", "him", "they", "them"])
_GOES_ON = re.compile(r"[a-z][a-z-]*")


def find_parties(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Party, ...]:
    """Return every mention of a state, body, group, office or person, in text order.

    A mention that stands for several states gives a party for each, with the same span. Where it is only
    a place ("talks in Geneva"), `how` starts with "place:"; where translation has spoiled a country's name,
    with "artefact:". Time is linear in the length of the text.
    """
    reading = Reading(document, sentences, load_knowledge())
    chunks = find_chunks(reading)
    resolver = Resolver(reading, chunks)
    parties: list[Party] = []
    for chunk in _mentioned(reading, chunks, resolver.names):
        span = (reading.tokens[chunk.first].start, reading.tokens[chunk.last - 1].end)
        found = resolver.parties(chunk.first, chunk.last, span)
        parties.extend(p for p in found if chunk.named or p.code)
    parties.extend(_spoiled(document, artefact) for artefact in find_artefacts(reading))
    return tuple(sorted(parties, key=lambda p: p.span))


def _spoiled(document: Document, artefact: Artefact) -> Party:
    return Party(
        text=document.cut(artefact.span),
        span=artefact.span,
        code=artefact.code,
        confidence=0.6,
        how=f"artefact: {artefact.why}",
    )


def _mentioned(reading: Reading, chunks: list[Chunk], names: Names) -> Iterator[Chunk]:
    """Yield the phrases that mention a party: with a name, an office or a pair; names alone; pronouns."""
    covered = bytearray(len(reading.tokens))
    for chunk in chunks:
        if _is_party(reading, chunk, names):
            covered[chunk.first : chunk.last] = b"\x01" * (chunk.last - chunk.first)
            yield chunk
    for first, last in names.alone(covered):
        yield Chunk(first, last, True)
    for at, key in enumerate(reading.keys):
        if key in _PRONOUN and not covered[at]:
            yield Chunk(at, at + 1, False)


def _is_party(reading: Reading, chunk: Chunk, names: Names) -> bool:
    words = reading.keys[chunk.first : chunk.last]
    if chunk.named:
        return not _is_adjective(reading, chunk)
    if number(words):
        return True
    if _is_named_office(reading, chunk, names):
        return True
    return pronoun(words) is None and words[0] == "the" and _is_office_or_state(reading, chunk)


def _is_named_office(reading: Reading, chunk: Chunk, names: Names) -> bool:
    """Tell whether a phrase is an office with a proper name: "President Radev"."""
    tail = names.tail(chunk.first, chunk.last)
    return tail is not None and any(
        (office := office_at(reading.keys, at)) and office[0].role != "-"
        for at in range(chunk.first, tail[0])
    )


def _is_office_or_state(reading: Reading, chunk: Chunk) -> bool:
    """Tell whether a phrase without a name is a role that one party has: "the president", "the army"."""
    return chunk.last - chunk.first <= 3 and reading.keys[chunk.last - 1] in listed("roles")


def _is_adjective(reading: Reading, chunk: Chunk) -> bool:
    """Tell whether only a country's adjective was found before some other noun: "the Ukrainian crisis"."""
    hits = reading.hits_in(chunk.first, chunk.last)
    last = hits[-1] if hits else None
    if last is None or last.last != chunk.last or len(hits) > 1:
        return False
    term = reading.term(last)
    if term.kind == "people_or_land":
        return True
    if (term.kind != "adjective" and not term.name.endswith("ern")) or chunk.last >= len(reading.tokens):
        return False
    following = reading.surface(chunk.last)
    close = reading.gap(chunk.last) in (" ", "-")
    small = bool(_GOES_ON.fullmatch(following))
    return close and small and reading.keys[chunk.last] not in listed("after_people")
