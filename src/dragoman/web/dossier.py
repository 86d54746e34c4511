"""One dossier as one page: nothing is loaded from anywhere, so it opens offline and can be passed on."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.documents.document import Block
from dragoman.presentation import QUAD_SIGNS, neutralise
from dragoman.schema import Dossier
from dragoman.web._article import mark_article
from dragoman.web._filters import FILTERS
from dragoman.web._timeline import NARROW, lay_out
from dragoman.web._view import QUAD_WORDS, view

_LAYERS = (
    ("trigger", "facts", True),
    ("party", "parties", True),
    ("statement", "claims", True),
    ("commitment", "commitments", False),
    ("prediction", "predictions", False),
    ("rhetoric", "rhetoric", False),
    ("check", "checks", False),
)
"""Class of a mark in the article, its name, and whether it is shown from the start."""


def render_page(dossier: Dossier, text: str, blocks: Sequence[Block] | None = None) -> str:
    """Render a dossier and its article as one self-contained HTML page.

    `text` is the document's text, the one that the offsets point into; `blocks` are the document's, where
    they are at hand, else its lines are told apart by their looks. Everything of the article and the dossier
    is escaped, and the page's own policy lets no script run but ours.
    """
    page = view(dossier, text)
    return (
        _environment()
        .get_template("dossier.html")
        .render(
            page=page,
            lines=mark_article(page, dossier, text, blocks),
            timelines={"wide": lay_out(page.facts), "narrow": lay_out(page.facts, NARROW)},
            layers=_LAYERS,
            quad_signs=QUAD_SIGNS,
            quad_words=QUAD_WORDS,
            style=Markup(_static("dossier.css")),  # noqa: S704  our own file
            script=Markup(_static("dossier.js")),  # noqa: S704  our own file
            policy=_policy(),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dragoman.web"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(FILTERS)
    return environment


def _finalize(value: Any) -> Any:
    """Make every string of a template harmless before it is escaped; markup is our own."""
    return neutralise(value) if type(value) is str else value


@cache
def _static(name: str) -> str:
    return files("dragoman.web").joinpath("static", name).read_text("utf-8")


@cache
def _policy() -> str:
    """Allow our one style and our one script by their hashes, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash('dossier.css')}",
            f"script-src {_hash('dossier.js')}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(name: str) -> str:
    digest = hashlib.sha256(_static(name).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
