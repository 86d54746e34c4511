"""Runs of bulk coding with the coder of the tests."""

from pathlib import Path
from typing import Any

import pytest

import bulk_coding
from bulk_runs import Bulk, Listener
from dragoman.engine import Summary, code_documents


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
