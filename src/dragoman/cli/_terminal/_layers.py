"""What is claimed, promised, expected, coloured, and what does not add up."""

from collections.abc import Callable, Iterable
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli._terminal._events import about, parties
from dragoman.cli._terminal._ink import Ink
from dragoman.presentation import (
    by_speaker,
    condition_words,
    format_interval,
    format_when,
    label,
    other_side,
    probability_words,
    speaker_label,
    type_label,
)
from dragoman.schema import Check, Dossier, Prediction, Statement

_VERDICTS: Final = {
    "conflicts": ("✗", "conflicts", "red"),
    "cannot-check": ("?", "cannot be checked", "yellow"),
    "consistent": ("✓", "consistent", "green"),
}


def _rows(rows: Iterable[tuple[Text, RenderableType]], width: int = 14) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=width)
    table.add_column(ratio=1)
    for row in rows:
        table.add_row(*row)
    return table


def claims(dossier: Dossier, ink: Ink) -> RenderableType:
    """Return who says what, under each speaker."""
    parts: list[RenderableType] = []
    for speaker, statements in by_speaker(dossier.statements):
        parts.append(ink.text(speaker, "bold"))
        parts += [Padding(_claim(statement, ink), (0, 0, 0, 2)) for statement in statements]
    return Group(*parts)


def _claim(statement: Statement, ink: Ink) -> Text:
    words = ink.cut(statement.content, 300).strip("\"“”' ").rstrip(",")
    if statement.direct:
        return Text(ink.say("“") + words + ink.say("”"))
    cue = ink.cut(statement.cue, 40).strip() if statement.cue else "reported"
    return Text.assemble((f"{cue}: ", "dim"), words)


def commitments(dossier: Dossier, ink: Ink) -> RenderableType:
    """Return what was promised, by whom, and where it stands."""
    rows: list[tuple[Text, RenderableType]] = []
    for one in dossier.commitments:
        line = parties(one.by, ink)
        if towards := other_side(one.by, one.to):
            line.append(ink.say(" → "), "dim")
            line.append_text(parties(towards, ink))
        act = ink.text(f"{type_label(one.act.type, one.act.mode)} · {one.state}")
        act.append(ink.say(f" · due {format_when(one.due)}" if one.due else " · no date"), "dim")
        evidence = ink.text("“", "dim").append(ink.cut(one.spans[0], 200)) if one.spans else Text()
        if one.spans:
            evidence.append(ink.say("”"), "dim")
        rows.append((ink.text(one.kind, "bold"), Group(line, act, evidence)))
    return _rows(rows)


def mechanisms(dossier: Dossier, ink: Ink) -> RenderableType:
    """Return the standing bodies, their parties and sessions."""
    rows: list[tuple[Text, RenderableType]] = []
    for one in dossier.mechanisms:
        line = ink.text(one.name)
        details = [" ".join(one.parties), format_when(one.date) if one.date else ""]
        line.append(ink.say("".join(f" · {words}" for words in details if words)), "dim")
        rows.append((ink.text(f"session {one.session}" if one.session else "session ?", "bold"), line))
    return _rows(rows)


def predictions(dossier: Dossier, ink: Ink) -> RenderableType:
    """Return what is expected, how surely, and what will decide it."""
    return _rows((ink.text(one.hedge, "bold"), _prediction(one, ink)) for one in dossier.predictions)


def _prediction(one: Prediction, ink: Ink) -> RenderableType:
    who = "the author" if one.forecaster == "author" else speaker_label(one.forecaster)
    odds = probability_words(one.probability) if one.probability else "no probability tied to the word"
    details = [
        f"by {format_interval(one.by.end, one.by.end)}" if one.by else "no date",
        condition_words(one.condition) if one.condition else "",
    ]
    line = ink.text(" · ".join([f"expected by {who}", odds, *filter(None, details)]), "dim")
    parts: list[RenderableType] = [ink.text(one.proposition), line]
    if one.act is not None:
        parts.append(ink.text(about(one.act), "dim"))
    if one.criterion:
        parts.append(ink.text(f"decided by: {one.criterion}", "italic"))
    elif not one.resolvable:
        parts.append(ink.text("too vague to be decided", "dim italic"))
    return Group(*parts)


def rhetoric(dossier: Dossier, ink: Ink) -> RenderableType:
    """Return the passages that colour rather than tell."""
    rows: list[tuple[Text, RenderableType]] = []
    for one in dossier.rhetoric:
        voice = "the author" if one.voice == "author" else label(one.voice)
        line = Text(ink.say("“") + ink.cut(one.span, 160) + ink.say("”"))
        line.append(ink.say(f" {voice}: {one.why}"), "dim")
        rows.append((ink.text(one.kind, "bold"), line))
    return _rows(rows, 16)


def checks(dossier: Dossier, ink: Ink) -> RenderableType:
    """Return what was held against what is known, conflicts first."""
    order = list(_VERDICTS)
    found = sorted(dossier.checks, key=lambda c: (order.index(c.verdict), c.span))
    return _rows(((_verdict(one, ink), _check(one, ink)) for one in found), 19)


def _verdict(one: Check, ink: Ink) -> Text:
    sign, words, color = _VERDICTS[one.verdict]
    return ink.text(f"{sign} {words}", color)


def _check(one: Check, ink: Ink) -> RenderableType:
    line = ink.text(f"{one.kind}: {one.says}")
    line.append(ink.say(" · “") + ink.cut(one.span, 100) + ink.say("”"), "dim")
    if not one.known:
        return line
    source = f" ({one.source})" if one.source else ""
    return Group(line, ink.text(f"known: {one.known}{source}", "dim"))


LAYERS: Final[tuple[tuple[str, str, str, Callable[[Dossier, Ink], RenderableType]], ...]] = (
    ("statements", "CLAIMS", "who says what", claims),
    ("commitments", "COMMITMENTS", "what was promised, and where it stands", commitments),
    ("mechanisms", "MECHANISMS", "standing bodies", mechanisms),
    ("predictions", "PREDICTIONS", "what is expected, and what will decide it", predictions),
    ("checks", "CHECKS", "held against what is known", checks),
    ("rhetoric", "RHETORIC", "words that colour rather than tell; advisory", rhetoric),
)
"""Field of the dossier, heading, what it is, and how it is shown."""
