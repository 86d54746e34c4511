"""How words get onto this terminal: made harmless, in its encoding, with or without styles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from dragoman.presentation import Mark, excerpt, neutralise, segment
from dragoman.schema import Party, Span

TRIGGER, PARTY = "trigger", "party"
_STYLES = {TRIGGER: "bold underline", PARTY: "bold"}
_BLANK = re.compile(r"[\s\u00ad]")
_ASCII = str.maketrans(
    {"○": "o", "●": "O", "△": "^", "▲": "A", "→": "->", "·": "-", "–": "-", "−": "-", "…": "...", "—": "--"}
    | {"“": '"', "”": '"', "«": "[", "»": "]", "’": "'", "•": "*", "✓": "ok", "✗": "X", "?": "?"}
)


@dataclass(frozen=True, slots=True)
class Ink:
    """What the terminal can show, and the article's text ready for it.

    `plain`: no styles at all (a pipe, a file), so a trigger is set in «marks» instead.
    """

    article: str
    encoding: str
    unicode: bool
    plain: bool

    @classmethod
    def of(cls, article: str, console: Console) -> "Ink":
        """Prepare an article for a console."""
        encoding = console.encoding
        unicode = encoding.lower().startswith("utf")
        blanked = _BLANK.sub(" ", neutralise(article))
        return cls(
            article=blanked if unicode else _encodable(blanked, encoding),
            encoding=encoding,
            unicode=unicode,
            plain=console.color_system is None and not console.is_terminal,
        )

    def say(self, words: str) -> str:
        """Return our own words, or a short text of others, as one line for this terminal."""
        line = _BLANK.sub(" ", neutralise(words))
        return line if self.unicode else _encodable(line.translate(_ASCII), self.encoding)

    def text(self, words: str, style: str = "") -> Text:
        """Return words as a rich text; markup in them stays what it is, words."""
        return Text(self.say(words), style)

    def cut(self, span: Span, limit: int = 240) -> str:
        """Return the article's words at a span, shortened in the middle of a long one."""
        start, end = span
        if end - start <= limit:
            return self.article[start:end]
        return self.article[start : start + limit].rstrip() + self.say("…")

    def sentence(self, span: Span, trigger: Span, parties: Iterable[Party], limit: int = 300) -> Text:
        """Return a sentence with trigger and parties made visible, shortened around the trigger."""
        shown = excerpt(self.article, span, trigger, limit)
        marks = [Mark(trigger, TRIGGER), *(Mark(party.span, PARTY) for party in parties)]
        line = Text(self.say("… ") if shown[0] > span[0] else "")
        for part in segment(shown, marks):
            words = self.article[part.start : part.end]
            kinds = {mark.kind for mark in part.marks}
            kind = TRIGGER if TRIGGER in kinds else PARTY if kinds else ""
            if self.plain and part.start == trigger[0]:
                line.append(self.say("«"))
            line.append(words, _STYLES.get(kind, ""))
            if self.plain and part.end == trigger[1]:
                line.append(self.say("»"))
        if shown[1] < span[1]:
            line.append(self.say(" …"))
        return line


def _encodable(words: str, encoding: str) -> str:
    return words.encode(encoding, "replace").decode(encoding, "replace")
