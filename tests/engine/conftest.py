"""Runs of bulk coding with the coder of the tests."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import bulk_coding
from dragoman.engine import Refusal, Summary, code_documents

Bulk = Callable[..., Summary]


class Listener:
    """A reporter that remembers what it was told."""

    def __init__(self) -> None:
        self.total: int | None = None
        self.refusals: list[Refusal] = []
        self.updates: list[Summary] = []
        self.ended: Summary | None = None

    def __enter__(self) -> "Listener":
        return self

    def __exit__(self, *exc: object) -> None:
        return

    def begin(self, total: int | None) -> None:
        self.total = total

    def update(self, summary: Summary) -> None:
        self.updates.append(summary)

    def refuse(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)

    def end(self, summary: Summary) -> None:
        self.ended = summary


@pytest.fixture
def listener() -> Listener:
    """A reporter that remembers."""
    return Listener()


@pytest.fixture
def bulk(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> Bulk:
    """Code inputs into an output, in this process and four documents a batch unless told otherwise."""
    monkeypatch.setenv("DRAGOMAN_BATCH_DOCUMENTS", "4")

    def call(inputs: Path | list[Path], out: Path, **options: Any) -> Summary:
        chosen = {"code": bulk_coding.code, "workers": 1, "identity": bulk_coding.IDENTITY} | options
        return code_documents(
            inputs if isinstance(inputs, list) else [inputs], out, progress=listener, **chosen
        )

    return call


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Twenty documents as JSON lines."""
    return bulk_coding.write_jsonl(tmp_path / "news.jsonl", map(bulk_coding.article, range(20)))
