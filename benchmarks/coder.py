"""The trained coder beside the lexicon: loading, speed, memory."""

import resource
from collections.abc import Iterator

from benchmarks.bulk import ARTICLES
from benchmarks.figure import Figure, peak_mb, seconds
from dragoman import pipeline
from dragoman.coding import default_coder
from dragoman.documents import Document, from_text

PARAGRAPHS = 120


def documents() -> list[Document]:
    """Return paragraphs of the example articles, each as a document of its own."""
    texts = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    paragraphs = [p for text in texts for p in text.split("\n") if len(p) > 80]
    return [
        from_text(
            f"{paragraphs[n % len(paragraphs)]} This is report {n}.", published="2025-09-18", language="en"
        )
        for n in range(PARAGRAPHS)
    ]


def measure() -> Iterator[Figure]:
    """Code the same documents with both coders, on one thread."""
    news = documents()
    lexicon = default_coder("lexicon")
    loading = seconds(lambda: default_coder("model"))
    model = default_coder("model")
    analyses = [pipeline.analyse(document) for document in news]
    sentences = sum(len(analysis.sentences) for analysis in analyses)
    pipeline.code(news[0], model)
    reading = seconds(lambda: [pipeline.analyse(document) for document in news])
    by_words = seconds(lambda: [lexicon.code(analysis) for analysis in analyses])
    by_model = seconds(lambda: [model.code(analysis) for analysis in analyses])
    yield Figure("loading the trained coder", loading * 1000, "ms")
    yield Figure(
        "the lexicon, analysis included",
        sentences / (reading + by_words),
        "sentences/s",
        by_words / reading,
        "the time of analysis",
    )
    yield Figure(
        "the trained coder, analysis included",
        sentences / (reading + by_model),
        "sentences/s",
        by_model / reading,
        "the time of analysis",
    )
    yield Figure("memory of the process", peak_mb(resource.RUSAGE_SELF), "MB")
