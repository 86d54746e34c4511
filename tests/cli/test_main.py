"""What holds of every command: help with an example, exit codes, interruption, a reader who goes away."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from commands import Run
from dragoman.cli import COMMANDS
from dragoman.cli._main import dragoman


def commands() -> Iterator[tuple[str, ...]]:
    """Yield the path of every command and of every one below it."""
    context = click.Context(dragoman)
    for name in COMMANDS:
        command = dragoman.get_command(context, name)
        yield (name,)
        if isinstance(command, click.Group):
            yield from ((name, below) for below in command.list_commands(context))


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_help_says_what_it_does_with_an_example(run: Run, path: tuple[str, ...]) -> None:
    answer = run(*path, "--help")

    assert answer.code == 0
    assert answer.out.startswith(f"Usage: dragoman {' '.join(path)} ")
    assert "\n  Example" in answer.out
    assert f"    dragoman {path[0]}" in answer.out


def test_help_of_all_lists_every_command(run: Run) -> None:
    answer = run("--help")

    for name in COMMANDS:
        assert f"\n  {name} " in answer.out


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("dragoman, version ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nosuch",),
        ("read",),
        ("read", "a", "b"),
        ("read", "article.txt", "--nosuch"),
        ("read", "article.txt", "--min-confidence", "2"),
        ("code", "--out", "events.jsonl"),
        ("code", "article.txt"),
        ("record", "nosuch"),
    ],
)
def test_a_wrong_call(run: Run, arguments: tuple[str, ...]) -> None:
    answer = run(*arguments)

    assert answer.code == 2
    assert answer.out == ""
    assert "Usage" in answer.err


def test_ctrl_c(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.documents.load", interrupt)
    answer = run("read", article)

    assert answer.code == 130
    assert "interrupted; what was finished is kept" in answer.err


def test_a_fault_of_our_own_is_a_message_too(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.documents.load", lambda *_, **__: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        run("read", article)
    monkeypatch.delenv("DRAGOMAN_DEBUG")
    answer = run("read", article)

    assert answer.code == 1
    assert answer.err.startswith("dragoman: this is a fault of dragoman (ZeroDivisionError: ")
    assert "Please report it" in answer.err


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
def test_a_reader_who_goes_away_is_no_error(article: Path, home: Path) -> None:
    """As with `dragoman read … | head`: the first command ends well, quietly, and has kept the dossier."""
    reader, writer = os.pipe()
    os.close(reader)
    for options in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", "read", str(article), *options],
            stdout=writer,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL),
        )
        assert done.returncode == 0
        assert "Traceback" not in done.stderr
        assert "Broken" not in done.stderr
    os.close(writer)
    assert (home / "manifest/00000001.json").exists()
