"""The two consoles of a command: results on stdout, progress and remarks on stderr."""

import sys
from typing import NoReturn

from rich.console import Console
from rich.text import Text

from dragoman.presentation import neutralise


class _Console(Console):
    def on_broken_pipe(self) -> NoReturn:
        """Let `main` decide what a reader who went away means; rich would end with exit code 1."""
        raise BrokenPipeError


def out() -> Console:
    """Return the console for results."""
    return _Console()


def err() -> Console:
    """Return the console for progress and remarks."""
    return _Console(stderr=True, soft_wrap=True)


def remark(words: str) -> None:
    """Say one line on stderr, harmless whatever names stand in it."""
    line = " ".join(neutralise(words).split())
    encoding = sys.stderr.encoding or "utf-8"
    err().print(Text(line.encode(encoding, "replace").decode(encoding), "dim"), highlight=False)
