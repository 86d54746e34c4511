"""The command line: one file a command, one line each in the registry.

A command parses its arguments and calls the public API; it holds no logic. Progress and complaints go to
stderr, results to stdout.
"""

from dragoman.cli._main import main
from dragoman.cli._registry import COMMANDS

__all__ = ["COMMANDS", "main"]
