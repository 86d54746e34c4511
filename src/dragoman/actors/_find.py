"""Every mention of a party in a document."""

from dragoman.actors._chunks import find_chunks
from dragoman.actors._knowledge import load_knowledge
from dragoman.actors._mentions import Resolver
from dragoman.actors._reading import Reading
from dragoman.analysis import Sentence
from dragoman.documents.document import Document
from dragoman.schema import Party


def find_parties(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Party, ...]:
    """Return every mention of a state, body, group, office or person, in text order.

    A mention that stands for several states gives a party for each, with the same span. Where it is only
    a place ("talks in Geneva"), `how` starts with "place:". Time is linear in the length of the text.
    """
    reading = Reading(document, sentences, load_knowledge())
    chunks = find_chunks(reading)
    resolver = Resolver(reading, chunks)
    parties: list[Party] = []
    for chunk in chunks:
        if not chunk.named:
            continue
        span = (reading.tokens[chunk.first].start, reading.tokens[chunk.last - 1].end)
        parties.extend(resolver.parties(chunk.first, chunk.last, span))
    return tuple(parties)
