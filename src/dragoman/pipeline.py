"""The way of an article: document → analysis → events → dossier.

Each stage is a pure function; this module only puts them in order.
"""

from dataclasses import replace

from dragoman.actors import find_parties
from dragoman.analysis import Analysis
from dragoman.coding import Coder, default_coder
from dragoman.documents.document import Document
from dragoman.documents.published import infer_published
from dragoman.dossier import assemble, find_perspective, find_statements, of_own_side, recall
from dragoman.dossier.memory import Rows
from dragoman.language import find_times, split_sentences
from dragoman.schema import Dossier, Event


def analyse(document: Document) -> Analysis:
    """Find the sentences, times, parties and statements of a document.

    Where its publication date is unknown, it is inferred from the text's own evidence first, because
    relative times ("last year") and offices ("the president") hang on it.
    """
    sentences = split_sentences(document)
    if document.published.how == "unknown":
        document = replace(document, published=infer_published(document, sentences))
    times = find_times(document, sentences)
    parties = find_parties(document, sentences)
    statements = find_statements(document, sentences, parties)
    found = Analysis(document, sentences, times, parties, statements)
    return replace(found, statements=of_own_side(found, find_perspective(found)))


def code(document: Document, coder: Coder | None = None) -> tuple[Event, ...]:
    """Code one document: who did what to whom, with the default coder unless another is given."""
    return (coder or default_coder()).code(analyse(document))


def read(document: Document, coder: Coder | None = None, record: Rows | None = None) -> Dossier:
    """Read one document into its dossier; with a snapshot of the record, hold it against what is known there.

    Raises `RecordError` where the record is damaged.
    """
    coder = coder or default_coder()
    analysis = analyse(document)
    memory = recall(record, analysis) if record else None
    return assemble(analysis, coder.code(analysis), coder.identity, memory)
