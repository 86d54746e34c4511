"""Which article this is."""

from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from dragoman.cli._terminal._ink import Ink
from dragoman.presentation import format_interval
from dragoman.schema import DocumentInfo, Perspective

_LANGUAGES = {"en": "English"}


def header(document: DocumentInfo, ink: Ink) -> RenderableType:
    """Return title, source, publication, language and perspective in a panel."""
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(ratio=1)
    if document.source or document.url:
        known = [words for words in (document.source, document.url) if words]
        facts.add_row("source", ink.text(" · ".join(known)))
    facts.add_row("published", _published(document, ink))
    language = _LANGUAGES.get(document.language, document.language)
    facts.add_row("language", ink.text(f"{language} · {document.characters:,} characters"))
    if document.perspective and document.perspective.country:
        facts.add_row("perspective", _perspective(document.perspective, ink))
    whole = Table.grid(expand=True)
    whole.add_row(ink.text(document.title or "Untitled article", "bold"))
    whole.add_row("")
    whole.add_row(facts)
    return Panel(whole, padding=(0, 1), border_style="dim")


def _published(document: DocumentInfo, ink: Ink) -> Text:
    published = document.published
    line = ink.text(format_interval(published.start, published.end))
    if published.how != "unknown":
        line.append(ink.say(f" · {published.how}"), "dim")
    for evidence in published.evidence:
        words = ink.cut(evidence.span, 60)
        line.append("\n")
        line.append(ink.say("“"), "dim")
        line.append(words, "italic dim")
        line.append(ink.say(f"”: {evidence.says}"), "dim")
    return line


def _perspective(side: Perspective, ink: Ink) -> Text:
    line = ink.text(f"speaks from the side of {side.country}")
    if side.spans:
        line.append(ink.say(" · “"), "dim")
        line.append(ink.say("” “").join(ink.cut(span, 60) for span in side.spans[:3]), "italic dim")
        line.append(ink.say("”"), "dim")
    return line
