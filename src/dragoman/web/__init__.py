"""What is read in a browser."""

from dragoman.web.dossier import render_page

__all__ = ["render_page"]
