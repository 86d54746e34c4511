"""The child that takes pages apart may die or hang; the next page meets another one."""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from threading import Timer

import pytest

from dragoman.documents import _extractor
from dragoman.documents._extractor import BrokenError, Extractor, NotStartedError, OutOfTimeError

PAGE = (
    b"<html><body><article><p>The two ministers met in Lima on Monday and signed a treaty on trade and "
    b"rivers, their spokesmen said after the talks.</p></article></body></html>"
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.fixture
def extractor() -> Iterator[Extractor]:
    extractor = Extractor()
    yield extractor
    extractor.close()


def ask(extractor: Extractor) -> str:
    found = json.loads(extractor.extract(PAGE, seconds=30, megabytes=2_048))
    return str(found["lines"][0][1])


def child(extractor: Extractor) -> int:
    process = extractor._child
    assert process is not None
    return process.pid


def test_one_child_serves_many_pages(extractor: Extractor) -> None:
    assert ask(extractor).startswith("The two ministers met in Lima")
    first = child(extractor)

    assert {ask(extractor) for _ in range(3)} == {ask(extractor)}
    assert child(extractor) == first


def test_a_child_that_hangs_is_ended_and_replaced(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(extractor)
    hung = child(extractor)
    os.kill(hung, signal.SIGSTOP)
    with monkeypatch.context() as impatient:
        impatient.setattr(_extractor, "Timer", lambda _, end: Timer(0.2, end))
        with pytest.raises(OutOfTimeError):
            ask(extractor)

    assert ask(extractor)
    assert child(extractor) != hung


def test_a_child_that_does_not_start_is_told_apart(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", shutil.which("false"))
    with pytest.raises(NotStartedError):
        ask(extractor)


def test_a_child_that_breaks_in_the_middle_is_replaced(extractor: Extractor) -> None:
    ask(extractor)
    broken = child(extractor)
    with pytest.raises(BrokenError):
        extractor.extract(b"\xff", seconds=30, megabytes=2_048)

    assert ask(extractor)
    assert child(extractor) != broken
