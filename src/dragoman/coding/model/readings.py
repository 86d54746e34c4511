"""What the network says of a document: each act with the words of its parties, before anybody is named."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from dragoman.analysis import Analysis
from dragoman.coding.model.labels import DATINGS, ROLES, SETTINGS, STATUSES, modes, types
from dragoman.coding.model.network import Floats, Network, Read, Seen
from dragoman.coding.model.passages import cut
from dragoman.coding.model.tags import best_tags, runs_of, spans_of, trim
from dragoman.schema import Span

_FLOOR: Final = 0.2
"""Runs of words less likely than this to tell an event are not read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An act as the network reads it; every span is of the document.

    `told` is how likely the words tell an event at all, `scores` the probability of each type.
    """

    trigger: Span
    told: float
    type: str
    scores: tuple[tuple[str, float], ...]
    mode: str | None
    status: str
    dating: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    speaker: Span | None
    place: Span | None
    time: Span | None
    about: tuple[str, str | None] | None


def read_document(
    analysis: Analysis, network: Network, least: float, floor: float = _FLOOR
) -> tuple[Reading, ...]:
    """Return the acts of a document that are told with a probability of at least `least`, in text order.

    Runs of words less likely than `floor` to tell an event are not read at all.
    """
    passages = list(cut(analysis))
    text = analysis.document.text
    seen = network.see([(text[slice(*p.span)], p.context) for p in passages])
    triggers = [(n, run) for n, s in enumerate(seen) for run in runs_of(s.types, floor)]
    reads = network.read([(seen[n], run) for n, run in triggers])
    found = []
    for (n, run), read in zip(triggers, reads, strict=True):
        # Two looks at one act: that of the encoder at its words, that of the reader at the whole.
        scores = (seen[n].types[slice(*run)].mean(0) + read.type) / 2
        if 1 - float(scores[0]) >= least:
            passage = passages[n].span
            found.append(
                _reading(seen[n], run, read, scores, passage=text[slice(*passage)], shift=passage[0])
            )
    return tuple(sorted(found, key=lambda r: r.trigger))


def _reading(seen: Seen, run: Span, read: Read, scores: Floats, *, passage: str, shift: int) -> Reading:
    words = seen.tokens.words

    def placed(span: Span) -> Span:
        return shift + words[span[0]][0], shift + words[span[1] - 1][1]

    def trimmed(span: Span) -> Span | None:
        return trim(span, [passage[slice(*word)] for word in words[slice(*span)]])

    roles, settings = best_tags(read.roles, ROLES), best_tags(read.settings, SETTINGS)

    def tagged(kind: str) -> tuple[Span, ...]:
        tags, names = (roles, ROLES) if f"B-{kind}" in ROLES else (settings, SETTINGS)
        kept = (trimmed(span) for span in spans_of(tags, names, kind))
        return tuple(placed(span) for span in kept if span)

    kind = types()[1 + int(scores[1:].argmax())]
    ranked = sorted(zip(types()[1:], scores[1:].tolist(), strict=True), key=lambda s: -s[1])
    about = types()[int(read.about.argmax())]
    return Reading(
        trigger=placed(trimmed(run) or run),
        told=1 - float(scores[0]),
        type=kind,
        scores=tuple(ranked[:3]),
        mode=_mode(kind, read.mode),
        status=STATUSES[int(read.status.argmax())],
        dating=DATINGS[int(read.dating.argmax())],
        actors=tagged("actor"),
        recipients=tagged("recipient"),
        speaker=next(iter(tagged("speaker")), None),
        place=next(iter(tagged("place")), None),
        time=next(iter(tagged("time")), None),
        about=(about, _mode(about, read.about_mode)) if about != "-" else None,
    )


def _mode(kind: str, probabilities: Floats) -> str | None:
    """Return the likeliest mode among those of a type, or none."""
    own = [n for n, name in enumerate(modes()) if n == 0 or name.startswith(f"{kind}/")]
    best = own[int(np.argmax(probabilities[own]))]
    return modes()[best].partition("/")[2] or None
