"""Fixtures that several rooms share."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

import envoys
from commands import Answer, Run
from dragoman.cli import main
from dragoman.schema import Dossier


@pytest.fixture(scope="session")
def envoys_text() -> str:
    """The main example article."""
    return envoys.ARTICLE.read_text("utf-8")


@pytest.fixture(scope="session")
def envoys_dossier(envoys_text: str) -> Dossier:
    """Its dossier made by hand, with something in every layer."""
    return envoys.build(envoys_text)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The record of the user who runs a command."""
    monkeypatch.setenv("DRAGOMAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("DRAGOMAN_DEBUG", "1")
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command over a record of the test's own."""

    def call(*arguments: object, stdin: bytes | None = None) -> Answer:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        return Answer(code, *capsys.readouterr())

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article with a few events."""
    path = tmp_path / "article.txt"
    path.write_text(
        "Envoys meet in Vienna\n\n"
        "On 3 July 2024 the Russian foreign minister met his Turkish counterpart in Vienna. The two sides "
        "agreed to open talks on grain. On the same day France condemned Russia for the attack there.\n",
        "utf-8",
    )
    return path
