"""What a command shows in a terminal: a dossier, the reasons behind an event."""

from dragoman.cli._terminal._explanation import render_explanation
from dragoman.cli._terminal._render import render_terminal

__all__ = ["render_explanation", "render_terminal"]
