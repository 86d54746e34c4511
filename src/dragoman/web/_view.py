"""A dossier as the page tells it: every item numbered, in order, in words."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.presentation import (
    Mark,
    by_speaker,
    excerpt,
    format_interval,
    neutralise,
    safe_url,
    segment,
    split_facts,
)
from dragoman.schema import (
    Check,
    Commitment,
    Dossier,
    Event,
    Mechanism,
    Prediction,
    Rhetoric,
    Span,
    Statement,
)

QUAD_WORDS = {
    "verbal-cooperation": "cooperation in words",
    "material-cooperation": "cooperation in deeds",
    "verbal-conflict": "conflict in words",
    "material-conflict": "conflict in deeds",
}
T_co = TypeVar("T_co", covariant=True)
_VERDICT_ORDER = ("conflicts", "cannot-check", "consistent")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the article as runs, each with the kind of mark on it ("" for none)."""

    runs: tuple[tuple[str, str], ...]
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Item(Generic[T_co]):
    """One finding: its anchor on the page, the finding itself, and its words."""

    key: str
    number: int
    of: T_co
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class PublishedView:
    """When the article came out, how that is known, and from which words."""

    date: str
    how: str
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page shows of a dossier."""

    dossier: Dossier
    title: str
    source: str | None
    url: str | None
    link: str | None
    published: PublishedView
    perspective: tuple[str, ...]
    events: tuple[Item[Event], ...]
    speakers: tuple[tuple[str, tuple[Item[Statement], ...]], ...]
    commitments: tuple[Item[Commitment], ...]
    mechanisms: tuple[Item[Mechanism], ...]
    predictions: tuple[Item[Prediction], ...]
    rhetoric: tuple[Item[Rhetoric], ...]
    checks: tuple[Item[Check], ...]

    @property
    def facts(self) -> tuple[Item[Event], ...]:
        """The events that are told to have happened."""
        return tuple(item for item in self.events if item.of.status == "happened")

    @property
    def others(self) -> tuple[Item[Event], ...]:
        """The events that are announced, possible or denied."""
        return tuple(item for item in self.events if item.of.status != "happened")

    @property
    def statements(self) -> tuple[Item[Statement], ...]:
        """The statements of all speakers."""
        return tuple(item for _, items in self.speakers for item in items)

    @property
    def empty(self) -> tuple[str, ...]:
        """The layers in which nothing was found."""
        layers = ("statements", "commitments", "mechanisms", "predictions", "rhetoric", "checks")
        return tuple(name for name in layers if not getattr(self, name))


def view(dossier: Dossier, text: str) -> Page:
    """Put a dossier into the page's order and words; `text` is the document's."""
    safe = neutralise(text)
    document = dossier.document

    def cut(span: Span, limit: int = 300) -> Quote:
        return _quote(safe, span, (span[0], span[0] + 1), (), limit)

    spoken: list[tuple[str, tuple[Item[Statement], ...]]] = []
    number = 0
    for speaker, said in by_speaker(dossier.statements):
        items = []
        for statement in said:
            number += 1
            items.append(Item(f"s{number}", number, statement, cut(statement.content, 400)))
        spoken.append((speaker, tuple(items)))
    facts, others = split_facts(dossier.events)
    checks = sorted(dossier.checks, key=lambda c: (_VERDICT_ORDER.index(c.verdict), c.span))
    perspective = document.perspective
    return Page(
        dossier=dossier,
        title=document.title or "Untitled article",
        source=document.source,
        url=document.url,
        link=safe_url(document.url),
        published=PublishedView(
            format_interval(document.published.start, document.published.end),
            document.published.how,
            tuple((_plain(cut(e.span, 80)), e.says) for e in document.published.evidence),
        ),
        perspective=tuple(_plain(cut(span, 80)) for span in perspective.spans) if perspective else (),
        events=tuple(
            Item(f"e{n}", n, event, _event_quote(safe, event)) for n, event in enumerate((*facts, *others), 1)
        ),
        speakers=tuple(spoken),
        commitments=tuple(
            Item(f"c{n}", n, one, cut(one.spans[0]) if one.spans else None)
            for n, one in enumerate(dossier.commitments, 1)
        ),
        mechanisms=tuple(Item(f"m{n}", n, one, cut(one.span)) for n, one in enumerate(dossier.mechanisms, 1)),
        predictions=tuple(
            Item(f"p{n}", n, one, cut(one.spans[0]) if one.spans else None)
            for n, one in enumerate(dossier.predictions, 1)
        ),
        rhetoric=tuple(
            Item(f"r{n}", n, one, cut(one.span))
            for n, one in enumerate(sorted(dossier.rhetoric, key=lambda r: r.span), 1)
        ),
        checks=tuple(Item(f"k{n}", n, one, cut(one.span)) for n, one in enumerate(checks, 1)),
    )


def _event_quote(text: str, event: Event) -> Quote:
    marks = [Mark(event.trigger, "trigger")]
    marks += [Mark(party.span, "party") for party in (*event.actors, *event.recipients)]
    return _quote(text, event.span, event.trigger, marks, 300)


def _quote(text: str, span: Span, about: Span, marks: tuple[Mark, ...] | list[Mark], limit: int) -> Quote:
    shown = excerpt(text, span, about, limit)
    runs = []
    for part in segment(shown, marks):
        kinds = {mark.kind for mark in part.marks}
        kind = "trigger" if "trigger" in kinds else "party" if kinds else ""
        runs.append((text[part.start : part.end], kind))
    return Quote(tuple(runs), shown[0] > span[0], shown[1] < min(span[1], len(text)))


def _plain(quote: Quote) -> str:
    return "".join(words for words, _ in quote.runs) + ("…" if quote.cut_after else "")
