"""Bulk coding beside reading alone, and two workers beside one."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure, seconds
from dragoman.documents import from_text
from dragoman.engine import code_documents
from dragoman.engine.sources import open_source, read_rows

ARTICLES = Path(__file__).parents[1] / "examples/articles"
DOCUMENTS = 600


def write_news(path: Path, count: int = DOCUMENTS) -> Path:
    """Write paragraphs of the example articles as JSON lines, each with a number of its own."""
    texts = [
        path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.[tm][xd]*")) if path.stem != "README"
    ]
    paragraphs = [p for text in texts for p in text.split("\n") if len(p) > 200]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = f"Report {number}. {paragraphs[number % len(paragraphs)]}"
            file.write(json.dumps({"id": str(number), "text": text, "published": "2025-09-18"}) + "\n")
    return path


def measure() -> Iterator[Figure]:
    """Code the same documents three times."""
    with tempfile.TemporaryDirectory() as folder:
        news = write_news(Path(folder) / "news.jsonl")
        rows = list(read_rows([open_source(news)]))
        read = seconds(lambda: [from_text(row.text or "") for row in rows if hasattr(row, "text")])
        code_documents([news], Path(folder) / "warm.jsonl", workers=1)  # loads the coder
        alone = seconds(lambda: code_documents([news], Path(folder) / "one.jsonl", workers=1))
        both = seconds(lambda: code_documents([news], Path(folder) / "two.jsonl", workers=2))
    yield Figure("reading documents, without coding", DOCUMENTS / read, "documents/s")
    yield Figure("coding, one worker", DOCUMENTS / alone, "documents/s", alone / read, "the time of reading")
    yield Figure(
        "coding, two workers, their start included",
        DOCUMENTS / both,
        "documents/s",
        alone / both,
        "the speed of one worker",
    )
