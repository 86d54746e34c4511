"""Rhetoric: passages that colour rather than tell, with the reason and the voice."""

import re
from functools import cache
from typing import NamedTuple

from dragoman.analysis import Analysis
from dragoman.dossier._data import table
from dragoman.dossier._view import View
from dragoman.schema import Rhetoric, Span


class _Form(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    extent: str
    why: str


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(
        _Form(f["kind"], re.compile(f["pattern"], 0 if f.get("case") else re.I), f["extent"], f["why"])
        for f in table("dragoman.dossier", "rhetoric.toml")["form"]
    )


def _clause(text: str, sentence: Span, words: Span) -> Span:
    """The clause around words: between commas, semicolons and colons."""
    starts = [text.rfind(mark, sentence[0], words[0]) + len(mark) for mark in (", ", "; ", ": ")]
    ends = [text.find(mark, words[1], sentence[1]) for mark in (", ", "; ", ": ")]
    start = max([sentence[0], *(s for s in starts if s > sentence[0] + 1)])
    return start, min([sentence[1], *(e for e in ends if e > 0)])


_MAXIM = re.compile(r"[A-Z][^\d\"“”:;?()]{18,110}\.")
_TOLD = re.compile(
    r"\b(?:was|were|had|will|would|said|says|may|might|could|i|we|our|you|this|these|yesterday|today|now|here|"
    r"(?:has|have)\s\w+(?:ed|en)|\w{3,}ed)\b",
    re.I,
)
_DENIES = re.compile(
    r"(?:An?|One|No|Every|The)\s[^,]{2,60}\s(?:cannot|can\snot|can\snever|does\snot|never)\s[a-z]"
)
_WHY_MAXIM = "A saying that holds of everything and everybody stands in place of an argument."


def _maxims(view: View) -> list[Rhetoric]:
    """Sayings ("The drop hollows the stone."): general, in the present, with no name, number or date.

    They are looked for where commentary puts them: in the last two paragraphs, and, where they deny ("A sieve
    cannot stop the river."), after an exclamation; and only in a text that is coloured elsewhere.
    """
    last = sorted({view.paragraph(s.span[0]) for s in view.running})[-2:]
    found = []
    before = (0, 0)
    for sentence in view.running:
        cried = view.text[max(0, before[1] - 1) : before[1]] == "!"
        line = view.paragraph(sentence.span[0])
        words = view.cut(sentence.span)
        answers = cried and before[0] >= line[0] and _DENIES.match(words)
        before = sentence.span
        if not (line in last or answers) or view.statement_at(sentence.span[0]):
            continue
        if _MAXIM.fullmatch(words) and not _TOLD.search(words) and not _names(view, sentence.span):
            found.append(Rhetoric(kind="slogan", voice="author", span=sentence.span, why=_WHY_MAXIM))
    return found


_FIGURE = re.compile(r"\b(?:like|as\sif|as\sthough|never|only|always|nobody|nothing)\b", re.I)
_OPENS = re.compile(r"(?:and\s|but\s|while\s)?(?:the\s)?", re.I)
_WHY_CONTRAST = "Two named sides are set against each other in clauses of one build."


def _contrasts(view: View) -> list[Rhetoric]:
    """Clauses of one build that set one party against another.

    Each clause opens with its party, names no other, and has a figure in common ("like", "never", "only"):
    "Peru gives like a friend; Ecuador lends like a bank". Plain facts ("Peru sells tin; Ecuador sells oil")
    have none.
    """
    found = []
    for sentence in view.running:
        start, end = sentence.span
        middle = view.text.find("; ", start, end)
        if middle < 0 or view.text.find("; ", middle + 2, end) >= 0 or view.statement_at(start):
            continue
        sides = [(start, middle), (middle + 2, end)]
        figures = [{m[0].lower() for m in _FIGURE.finditer(view.text, *side)} for side in sides]
        codes = [view.codes_in(side) for side in sides]
        two = all(len(c) == 1 for c in codes) and codes[0] != codes[1]
        if two and figures[0] & figures[1] and all(_opens(view, side) for side in sides):
            found.append(Rhetoric(kind="us-and-them", voice="author", span=sentence.span, why=_WHY_CONTRAST))
    return found


def _opens(view: View, side: Span) -> bool:
    """Tell whether a clause opens with its party."""
    at = min(p.span[0] for p in view.parties_in(side))
    return _OPENS.fullmatch(view.text, side[0], at) is not None


def _names(view: View, sentence: Span) -> bool:
    """Tell whether a sentence names anything: a party, a time, or a word with a capital within it."""
    inner = view.text[sentence[0] + 1 : sentence[1]]
    return bool(view.parties_in(sentence) or view.times_in(sentence) or re.search(r"\s[A-Z]", inner))


def find_rhetoric(analysis: Analysis) -> tuple[Rhetoric, ...]:
    """Return the passages of a document whose words praise, blame, divide or assert, in text order.

    `voice` is the speaker where the words stand within a statement of somebody, else the author. Of two
    findings of one kind that overlap, the first stands.
    """
    view = View(analysis)
    found: list[Rhetoric] = []
    for sentence in view.running:
        start, words = sentence.span[0], view.cut(sentence.span)
        for form in _forms():
            match = form.pattern.search(words)
            if match is None:
                continue
            marked = start + match.start(), start + match.end()
            extents = {"words": marked, "sentence": sentence.span}
            span = extents.get(form.extent) or _clause(view.text, sentence.span, marked)
            if any(r.kind == form.kind and r.span[0] < span[1] and span[0] < r.span[1] for r in found):
                continue
            statement = view.statement_at(marked[0])
            speaker = statement.speaker if statement else None
            found.append(Rhetoric(kind=form.kind, voice=speaker or "author", span=span, why=form.why))
    for contrast in _contrasts(view):
        if not any(r.kind == contrast.kind and r.span == contrast.span for r in found):
            found.append(contrast)
    if found:
        taken = [r.span for r in found]
        found.extend(m for m in _maxims(view) if not any(a < m.span[1] and m.span[0] < b for a, b in taken))
    return tuple(sorted(found, key=lambda r: (r.span, r.kind)))
