"""The facts: who did what to whom, when and where, and according to whom."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.cli._terminal._ink import Ink
from dragoman.presentation import (
    QUAD_SIGNS,
    format_when,
    label,
    percent,
    role,
    signed,
    speaker_label,
    status_words,
    type_label,
)
from dragoman.schema import About, Event, Party, Quad, Where

COLORS: dict[Quad, str] = {
    "verbal-cooperation": "cyan",
    "material-cooperation": "blue",
    "verbal-conflict": "yellow",
    "material-conflict": "red",
}
LEGEND = "○ ● cooperation in words, in deeds · △ ▲ conflict in words, in deeds"


def events_table(events: Sequence[Event], ink: Ink) -> RenderableType:
    """Return events in their order, each with its sentence."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=14)
    table.add_column(ratio=1)
    table.add_column(justify="right", width=9)
    table.add_row(*(Text(words, "dim") for words in ("when", "who did what to whom", "intensity")))
    table.add_row("", "", Text("sure", "dim"))
    introduced = set[str]()
    for event in events:
        table.add_row(
            ink.text(format_when(event.date), "bold" if event.date else "dim"),
            _body(event, ink, introduced),
            Group(ink.text(signed(event.intensity)), ink.text(percent(event.confidence), "dim")),
        )
        table.add_row()
    return table


def _body(event: Event, ink: Ink, introduced: set[str]) -> RenderableType:
    head = Text()
    head.append(ink.say(f"{QUAD_SIGNS[event.quad]} {type_label(event.type, event.mode)}"), COLORS[event.quad])
    if (status := status_words(event)) is not None:
        head.append(ink.say(f" · {status}"), "italic")
    if event.about is not None:
        head.append(ink.say(f" · about {about(event.about)}"), "dim")
    lines = [head, _who(event, ink, introduced)]
    if event.speaker is not None:
        lines.append(ink.text(f"according to {speaker_label(event.speaker)}", "italic"))
    lines.append(ink.sentence(event.span, event.trigger, (*event.actors, *event.recipients)))
    return Group(*lines)


def _who(event: Event, ink: Ink, introduced: set[str]) -> Text:
    line = parties(event.actors, ink, introduced)
    if event.recipients:
        line.append(ink.say(" → "), "dim")
        line.append_text(parties(event.recipients, ink, introduced))
    if event.place is not None:
        line.append(ink.say(f" · in {place(event.place)}"), "dim")
    return line


def parties(some: tuple[Party, ...], ink: Ink, introduced: set[str] | None = None) -> Text:
    """Return parties as "BLR Ryn Zhenkov (foreign minister), …".

    The office stands at the first mention only: `introduced` holds who had it, and grows; None: no offices.
    """
    line = Text()
    for party in some:
        line.append("" if not line else ", ")
        line.append(ink.say(f"{party.code or '???'} "), "bold")
        line.append(ink.say(label(party)))
        if introduced is not None and (office := role(party)) and party.text not in introduced:
            line.append(ink.say(f" ({office})"), "dim")
            introduced.add(party.text)
    return line or ink.text("nobody named", "dim")


def place(where: Where) -> str:
    """Return "Beijing, CHN"."""
    return f"{where.name}, {where.country}" if where.country else where.name


def about(act: About) -> str:
    """Return "CONSULT · visit, BLR → PRK"."""
    words = type_label(act.type, act.mode)
    sides = " → ".join(" ".join(side) for side in (act.actors, act.recipients) if side)
    return f"{words}, {sides}" if sides else words
