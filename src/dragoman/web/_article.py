"""The article with its marks: each line as pieces of text, each piece with all the marks that lie on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.documents._lines import find_blocks
from dragoman.documents.document import Block, BlockKind
from dragoman.presentation import Mark, label, neutralise, segment
from dragoman.schema import Dossier, Event, Party, Span
from dragoman.web._view import Item, Page


@dataclass(frozen=True, slots=True)
class Layer:
    """One mark on one piece: its class, the items it belongs to, its anchor if the mark begins here."""

    css: str
    of: str
    anchor: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, the marks on it from the outermost in, and the events whose trigger ends with it."""

    text: str
    layers: tuple[Layer, ...]
    ends: tuple[Item[Event], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the article and what it serves as."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Meaning:
    css: str
    of: str
    anchor: str | None = None
    title: str | None = None
    event: Item[Event] | None = None


def mark_article(page: Page, dossier: Dossier, text: str, blocks: Sequence[Block] | None) -> list[Line]:
    """Cut the article into its blocks and these into pieces, so that overlapping marks nest in each piece."""
    safe = neutralise(text)
    meanings = [*_events(page), *_parties(page, dossier), *_layers(page)]
    marks = [Mark(span, meaning.css, n) for n, (span, meaning) in enumerate(meanings)]
    anchored = set[str]()
    blocks = find_blocks(text) if blocks is None else blocks
    by_block = _share_out(blocks, marks)
    whole = []
    for block, on_block in zip(blocks, by_block, strict=True):
        pieces = []
        for part in segment(block.span, on_block):
            layers = []
            ends = []
            for mark in part.marks:
                meaning = meanings[mark.number][1]
                anchor = meaning.anchor if meaning.anchor not in anchored else None
                if anchor:
                    anchored.add(anchor)
                layers.append(Layer(meaning.css, meaning.of, anchor, meaning.title))
                if meaning.event is not None and part.end == mark.span[1]:
                    ends.append(meaning.event)
            pieces.append(Piece(safe[part.start : part.end], tuple(layers), tuple(ends)))
        whole.append(Line(block.kind, tuple(pieces)))
    return whole


def _events(page: Page) -> Iterable[tuple[Span, _Meaning]]:
    for item in page.events:
        yield (
            item.of.trigger,
            _Meaning(f"trigger {item.of.quad}", item.key, f"{item.key}w", event=item),
        )


def _parties(page: Page, dossier: Dossier) -> Iterable[tuple[Span, _Meaning]]:
    """Mark each mention once, however many events it takes part in."""
    events: defaultdict[Span, list[str]] = defaultdict(list)
    who: dict[Span, Party] = {}
    for item in page.events:
        for party in (*item.of.actors, *item.of.recipients):
            events[party.span].append(item.key)
            who.setdefault(party.span, party)
    for actor in dossier.actors:
        for span in actor.mentions:
            who.setdefault(span, actor)
    for span, party in who.items():
        title = f"{party.code or 'state unknown'}: {label(party)}"
        yield span, _Meaning("party", " ".join(dict.fromkeys(events[span])), title=title)


def _layers(page: Page) -> Iterable[tuple[Span, _Meaning]]:
    for statement in page.statements:
        css = "statement direct" if statement.of.direct else "statement"
        yield statement.of.content, _Meaning(css, statement.key, f"{statement.key}w")
    for promise in page.commitments:
        for span in promise.of.spans:
            yield span, _Meaning("commitment", promise.key, f"{promise.key}w")
    for prediction in page.predictions:
        for span in prediction.of.spans:
            yield span, _Meaning("prediction", prediction.key, f"{prediction.key}w")
    for body in page.mechanisms:
        yield body.of.span, _Meaning("mechanism", body.key, f"{body.key}w")
    for passage in page.rhetoric:
        yield passage.of.span, _Meaning("rhetoric", passage.key, f"{passage.key}w", passage.of.why)
    for check in page.checks:
        yield check.of.span, _Meaning(f"check {check.of.verdict}", check.key, f"{check.key}w")


def _share_out(blocks: Sequence[Block], marks: list[Mark]) -> list[list[Mark]]:
    """Give each block the marks that touch it, in one pass over both."""
    marks = sorted(marks, key=lambda m: m.span)
    waiting, still_open, shared = 0, list[Mark](), list[list[Mark]]()
    for start, end in (block.span for block in blocks):
        still_open = [m for m in still_open if m.span[1] > start]
        while waiting < len(marks) and marks[waiting].span[0] < end:
            still_open.append(marks[waiting])
            waiting += 1
        shared.append(list(still_open))
    return shared
