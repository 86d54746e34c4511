"""A run: the same output for any number of workers, restarted without loss or repetition, never torn."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bulk_coding
from bulk_coding import article, read_jsonl, write_jsonl
from bulk_runs import Bulk, Listener
from dragoman.engine import code_documents
from dragoman.errors import DragomanError, UsageError
from dragoman.schema import CoderIdentity

TESTS = Path(__file__).parents[1]
RUN = """
import sys
import bulk_coding
from dragoman.engine import code_documents
code_documents(
    [sys.argv[1]], sys.argv[2], workers=int(sys.argv[3]),
    code=bulk_coding.code_and_log, identity=bulk_coding.IDENTITY,
)
"""


def start(
    news: Path, out: Path, log: Path, workers: int = 1, sleep: float = 0.02
) -> "subprocess.Popen[bytes]":
    """Start a run of 4 documents a batch that notes each document it codes in a log."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(news), str(out), str(workers)],
        env={
            **os.environ,
            "PYTHONPATH": str(TESTS),
            "DRAGOMAN_BATCH_DOCUMENTS": "4",
            "BULK_LOG": str(log),
            "BULK_SLEEP": str(sleep),
        },
        stderr=subprocess.DEVNULL,
    )


def coded(log: Path) -> list[str]:
    return log.read_text().split() if log.exists() else []


def wait_for(log: Path, documents: int) -> None:
    """Wait until so many documents have been coded."""
    deadline = time.monotonic() + 30
    while len(coded(log)) < documents:
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_the_output_is_the_same_for_any_number_of_workers(
    ending: str, bulk: Bulk, news: Path, tmp_path: Path
) -> None:
    outputs = [tmp_path / f"{workers}.{ending}" for workers in (1, 2, 3)]
    for workers, out in enumerate(outputs, 1):
        assert bulk(news, out, workers=workers).events == 19

    assert outputs[0].read_bytes() == outputs[1].read_bytes() == outputs[2].read_bytes()


def test_the_batches_do_not_show(
    bulk: Bulk, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in ("1", "3", "100"):
        monkeypatch.setenv("DRAGOMAN_BATCH_DOCUMENTS", size)
        bulk(news, tmp_path / f"{size}.jsonl")

    assert len({(tmp_path / f"{size}.jsonl").read_bytes() for size in (1, 3, 100)}) == 1


@pytest.mark.crash
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_stopped_goes_on_without_loss_or_repetition(
    signal_: signal.Signals, workers: int, bulk: Bulk, tmp_path: Path
) -> None:
    news = write_jsonl(tmp_path / "news.jsonl", map(article, range(40)))
    out, log = tmp_path / "events.jsonl", tmp_path / "log"
    process = start(news, out, log, workers)
    wait_for(log, 14)
    process.send_signal(signal_)
    process.wait()
    assert not out.exists()
    finished = len(list((tmp_path / "events.jsonl.parts").glob("*.arrow")))
    assert finished >= 1

    start(news, out, tmp_path / "again", workers, sleep=0).wait()
    assert len(coded(tmp_path / "again")) == 40 - 4 * finished, "what was finished is coded again"
    assert not (tmp_path / "events.jsonl.parts").exists()

    bulk(news, tmp_path / "whole.jsonl")
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_an_output_that_is_complete_is_left_alone(
    bulk: Bulk, news: Path, tmp_path: Path, listener: Listener
) -> None:
    out = tmp_path / "events.jsonl"
    first = bulk(news, out)
    written = out.stat().st_mtime_ns
    second = bulk(news, out)

    assert second.unchanged
    assert (second.documents, second.events) == (first.documents, first.events)
    assert out.stat().st_mtime_ns == written


def test_unsure_events_are_left_out(bulk: Bulk, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"

    assert bulk(news, out, min_confidence=0.6).events == 0
    assert out.read_text() == ""
    with pytest.raises(UsageError, match=r"events from a confidence of 0.6 on"):
        bulk(news, out)
    assert bulk(news, out, overwrite=True).events == 19


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("input", "made of another input"),
        ("coder", "made by another coder"),
        ("output", "is not as dragoman wrote it"),
        ("receipt", "is not as dragoman wrote it"),
    ],
)
def test_an_output_of_other_making_is_not_overwritten_unasked(
    change: str, reason: str, bulk: Bulk, news: Path, tmp_path: Path
) -> None:
    out = tmp_path / "events.jsonl"
    bulk(news, out)
    identity = bulk_coding.IDENTITY
    if change == "input":
        write_jsonl(news, map(article, range(21)))
    elif change == "coder":
        identity = CoderIdentity(version="1", model="bulk-test", ontology="test")
    else:
        path = out if change == "output" else tmp_path / "events.jsonl.coded.json"
        path.write_text("mine")
    kept = out.read_bytes()

    with pytest.raises(UsageError, match=reason):
        bulk(news, out, identity=identity)
    assert out.read_bytes() == kept
    assert not bulk(news, out, identity=identity, overwrite=True).unchanged
    assert out.read_bytes() != b"mine"


def test_a_document_given_twice_counts_once(bulk: Bulk, tmp_path: Path, listener: Listener) -> None:
    other = {**article(1), "text": article(2)["text"]}
    news = write_jsonl(tmp_path / "news.jsonl", [article(1), article(1), other, article(4)])
    summary = bulk(news, tmp_path / "events.jsonl")

    assert (summary.documents, summary.duplicates, summary.refused) == (2, 1, 1)
    assert listener.refusals[0].kind == "duplicate"
    assert str(listener.refusals[0].place).endswith("line 3")
    assert "has the id 'doc-00001'" in listener.refusals[0].reason


def test_a_coder_that_fails_costs_one_document(bulk: Bulk, tmp_path: Path, listener: Listener) -> None:
    puzzling = {"id": "p", "text": "This is a puzzling report of the agency about the talks of the week."}
    news = write_jsonl(tmp_path / "news.jsonl", [article(1), puzzling, article(2)])
    summary = bulk(news, tmp_path / "events.jsonl", code=bulk_coding.code_or_fail)

    assert (summary.documents, summary.events) == (2, 3)
    (refusal,) = listener.refusals
    assert (refusal.kind, refusal.reason) == ("coder", "the coder failed on it (KeyError: 'puzzling')")


@pytest.mark.crash
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_worker_that_dies_costs_the_document_it_died_of(
    bulk: Bulk, tmp_path: Path, listener: Listener
) -> None:
    deadly = {"id": "d", "text": "This is a deadly report of the agency about the talks of the whole week."}
    news = write_jsonl(tmp_path / "news.jsonl", [article(1), article(2), deadly, *map(article, range(3, 12))])
    out = tmp_path / "events.jsonl"
    summary = bulk(news, out, code=bulk_coding.code_or_die, workers=2)

    assert (summary.documents, summary.refused) == (11, 1)
    (refusal,) = listener.refusals
    assert (refusal.kind, str(refusal.place)) == ("crash", f"{news}, line 3")
    assert "died of it, twice (by SIGKILL)" in refusal.reason


def test_one_run_at_a_time_writes_an_output(bulk: Bulk, news: Path, tmp_path: Path) -> None:
    news = write_jsonl(tmp_path / "more.jsonl", map(article, range(40)))
    out, log = tmp_path / "events.jsonl", tmp_path / "log"
    process = start(news, out, log, sleep=0.05)
    wait_for(log, 1)
    try:
        with pytest.raises(UsageError, match="another run is writing it"):
            bulk(news, out)
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("none/events.jsonl", "its folder does not exist"),
        ("folder.jsonl", "it is a folder"),
        ("news.jsonl", "it is also an input"),
        ("taken.jsonl", "is not a folder of dragoman's"),
    ],
)
def test_an_output_that_cannot_be_is_a_wrong_call(
    out: str, reason: str, bulk: Bulk, news: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "taken.jsonl.parts").mkdir()
    (tmp_path / "taken.jsonl.parts/mine.txt").write_text("mine")
    before = news.read_bytes()

    with pytest.raises(UsageError, match=reason):
        bulk(news, tmp_path / out)
    assert news.read_bytes() == before
    assert (tmp_path / "taken.jsonl.parts/mine.txt").read_text() == "mine"


def test_a_disk_that_is_full_loses_nothing(
    bulk: Bulk, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = 0

    def full(_path: Path, _data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise OSError(28, "No space left on device")
        write(_path, _data)

    from dragoman.engine import parts

    write = parts.write_whole
    with monkeypatch.context() as broken:
        broken.setattr(parts, "write_whole", full)
        with pytest.raises(DragomanError, match=r"No space left on device.*run the same command again"):
            bulk(news, tmp_path / "events.jsonl")

    assert bulk(news, tmp_path / "events.jsonl").before == 8
    assert not (tmp_path / "events.jsonl.parts").exists()


def test_a_coder_of_ones_own_needs_an_identity(news: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="needs an identity"):
        code_documents([news], tmp_path / "events.jsonl", code=bulk_coding.code)


def test_a_run_tells_how_far_it_is(bulk: Bulk, news: Path, tmp_path: Path, listener: Listener) -> None:
    bulk(news, tmp_path / "events.jsonl")

    assert listener.total == 20
    assert [summary.rows for summary in listener.updates] == [4, 8, 12, 16, 20]
    assert listener.ended is not None
    assert listener.ended.rate > 0


def test_no_document_at_all_is_an_empty_output(bulk: Bulk, tmp_path: Path) -> None:
    summary = bulk(write_jsonl(tmp_path / "none.jsonl", []), tmp_path / "events.csv")

    assert (summary.rows, summary.refused) == (0, 0)
    assert (tmp_path / "events.csv").read_text().startswith("id,document,type,")
    assert read_jsonl(write_jsonl(tmp_path / "x.jsonl", [])) == []
