"""The dossier from top to bottom."""

from collections.abc import Callable

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.text import Text

from dragoman.cli._terminal._events import LEGEND, events_table
from dragoman.cli._terminal._header import header
from dragoman.cli._terminal._ink import Ink
from dragoman.cli._terminal._layers import LAYERS
from dragoman.presentation import split_facts
from dragoman.schema import Dossier

_WIDEST = 110
"""Columns used at most: longer lines are hard to read."""


def render_terminal(dossier: Dossier, text: str, console: Console) -> None:
    """Show a dossier: which article, the facts in time order, then who claims, promises and expects what.

    `text` is the document's text. Nothing in it, or in the dossier, can style the output or steer the
    terminal. Without styles (a pipe, a file) the trigger of an event is set in «marks».
    """
    ink = Ink.of(text, console)
    width = min(console.width, _WIDEST)

    def show(part: RenderableType) -> None:
        console.print(part, width=width, markup=False, highlight=False, emoji=False)

    show(header(dossier.document, ink))
    facts, others = split_facts(dossier.events)
    _heading(show, ink, f"FACTS ({len(facts)})", "told to have happened, in time order")
    if facts:
        show(ink.text(LEGEND, "dim"))
        show(Text())
        show(events_table(facts, ink))
    else:
        show(ink.text("No fact was found in this article.", "dim"))
        show(Text())
    if others:
        _heading(show, ink, f"NOT FACTS ({len(others)})", "announced, possible or denied")
        show(Text())
        show(events_table(others, ink))
    missing = []
    for field, title, meaning, layer in LAYERS:
        if found := getattr(dossier, field):
            _heading(show, ink, f"{title} ({len(found)})", meaning)
            show(layer(dossier, ink))
            show(Text())
        else:
            missing.append(title.lower())
    if missing:
        show(ink.text(f"Nothing found: {', '.join(missing)}.", "dim"))
    coder = dossier.coder
    show(ink.text(f"Coded by {coder.model} {coder.version}, {coder.ontology}.", "dim"))


def _heading(show: Callable[[RenderableType], None], ink: Ink, title: str, meaning: str) -> None:
    line = ink.text(title, "bold").append(ink.say(f"  {meaning}"), "dim")
    show(Rule(line, align="left", style="dim", characters=ink.say("─") if ink.unicode else "-"))
