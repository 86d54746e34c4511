"""Why an event was coded as it was, as it is read in a terminal."""

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.cli._terminal._events import events_table
from dragoman.cli._terminal._ink import Ink
from dragoman.coding import Explanation
from dragoman.presentation import percent, type_label

_WIDEST = 110


def render_explanation(explanation: Explanation, console: Console) -> None:
    """Show an event, the reason for each field with the words behind it, and what else was weighed."""
    ink = Ink.of(explanation.text, console)
    width = min(console.width, _WIDEST)

    def show(part: RenderableType) -> None:
        console.print(part, width=width, markup=False, highlight=False, emoji=False)

    show(events_table((explanation.event,), ink))
    show(_reasons(explanation, ink))
    show(Text())
    show(_candidates(explanation, ink))
    coder = explanation.coder
    show(Text())
    show(ink.text(f"Coded by {coder.model} {coder.version}, {coder.ontology}.", "dim"))


def _reasons(explanation: Explanation, ink: Ink) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    for width, ratio in ((10, None), (None, 2), (None, 3), (5, None)):
        table.add_column(width=width, ratio=ratio)
    table.add_row(*(Text(words, "dim") for words in ("field", "words", "why", "score")))
    for reason in explanation.reasons:
        table.add_row(
            ink.text(reason.field, "bold"),
            Text(ink.cut(reason.span, 60), "italic") if reason.span else Text(),
            ink.text(reason.says),
            ink.text(percent(reason.score) if reason.score is not None else ""),
        )
    return table


def _candidates(explanation: Explanation, ink: Ink) -> Text:
    second = explanation.runner_up
    if second is None:
        return ink.text("The words tell nothing else that this coder knows.", "dim")
    line = ink.text(f"Runner-up: {type_label(second.type, second.mode)} ({percent(second.score)})")
    others = [c for c in explanation.candidates if c not in (second, explanation.candidates[0])]
    if others:
        rest = ", ".join(f"{type_label(c.type, c.mode)} ({percent(c.score)})" for c in others[:4])
        line.append(ink.say(f"; then {rest}"), "dim")
    return line
