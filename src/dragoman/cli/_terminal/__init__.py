"""The dossier as it is read in a terminal."""

from dragoman.cli._terminal._render import render_terminal

__all__ = ["render_terminal"]
