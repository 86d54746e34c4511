"""The coder that reads by a lexicon of triggers and simple rules of scope."""

from collections.abc import Iterator
from typing import Final

from dragoman._version import __version__
from dragoman.analysis import Analysis, Sentence
from dragoman.coding.codebook import apply_codebook
from dragoman.coding.contexts import event_contexts
from dragoman.coding.draft import Draft
from dragoman.coding.explanation import Explanation
from dragoman.coding.lexicon._about import Reading, acts_of
from dragoman.coding.lexicon._around import Memory
from dragoman.coding.lexicon._explain import candidates, matching, reasons
from dragoman.coding.lexicon._hits import find_hits
from dragoman.coding.lexicon._refine import refine
from dragoman.coding.lexicon._roles import Sides, sides_of
from dragoman.coding.lexicon._sides import Layout, lay_out
from dragoman.coding.lexicon._status import status_of
from dragoman.coding.lexicon._table import Needs, Pattern
from dragoman.coding.lexicon._words import words_of
from dragoman.coding.speaker import event_speaker
from dragoman.coding.when import event_date
from dragoman.coding.where import event_place
from dragoman.ontology import VERSION
from dragoman.schema import About, CoderIdentity, Event

_LONGEST: Final = 3_000
"""Characters of a sentence that is read; a longer one is no sentence."""

_LEAST: Final = 0.4
"""The share of right readings under which an entry of the lexicon does more harm than good."""

_BORROWED: Final = 0.7
"""What is left of the confidence where the subject stands in an earlier sentence."""


class LexiconCoder:
    """Codes by looking words up: fast, the same every time, and blind to what its lists lack."""

    @property
    def identity(self) -> CoderIdentity:
        """Version, model and ontology."""
        return CoderIdentity(version=__version__, model="lexicon", ontology=VERSION)

    def code(self, analysis: Analysis) -> tuple[Event, ...]:
        """Return the document's events in text order, each act once."""
        drafts = [draft for draft, pattern in self.trace(analysis) if pattern.share >= _LEAST]
        return tuple(draft.event(analysis) for draft in apply_codebook(drafts))

    def explain(self, analysis: Analysis, event_id: str) -> Explanation | None:
        """Return the words and rules behind an event; none where the document gives no such event."""
        event = next((e for e in self.code(analysis) if e.id == event_id), None)
        pattern = matching(self.trace(analysis), event) if event else None
        if event is None or pattern is None:
            return None
        return Explanation(
            event=event,
            coder=self.identity,
            reasons=reasons(analysis, event, pattern),
            candidates=candidates(analysis, event, pattern),
            text=analysis.document.text,
        )

    def trace(self, analysis: Analysis) -> Iterator[tuple[Draft, Pattern]]:
        """Yield each act as it is first read, and the pattern of the lexicon that it was read by."""
        memory = Memory()
        for sentence in analysis.sentences:
            yield from _read(analysis, sentence, memory)


def _read(analysis: Analysis, sentence: Sentence, memory: Memory) -> Iterator[tuple[Draft, Pattern]]:
    if sentence.span[1] - sentence.span[0] > _LONGEST:
        return
    hits = find_hits(analysis.document.text, words_of(analysis.document.text, sentence.span))
    layout = lay_out(analysis, sentence.span)
    for act in acts_of(hits, layout):
        draft = _draft(analysis, act, layout, memory)
        if draft:
            yield refine(act, draft), act.hit.pattern
    memory.note(layout)


def _draft(analysis: Analysis, act: Reading, layout: Layout, memory: Memory) -> Draft | None:
    hit = act.hit
    sides = sides_of(hit, layout, memory)
    if not _known_enough(sides, hit.trigger.needs):
        return None
    status = status_of(hit)
    about = act.about or hit.trigger.about
    return Draft(
        type=hit.trigger.type,
        mode=hit.trigger.mode,
        actors=sides.actors,
        recipients=sides.recipients,
        trigger=hit.span,
        sentence=layout.sentence,
        confidence=hit.pattern.share * (_BORROWED if sides.borrowed else 1),
        date=event_date(analysis, hit.span, layout.sentence, status),
        place=event_place(analysis, hit.span, layout.sentence),
        status=status,
        speaker=event_speaker(analysis, hit.span),
        about=About(type=about.type, mode=about.mode) if about else None,
        contexts=event_contexts(analysis, layout.sentence),
    )


def _known_enough(sides: Sides, needs: Needs) -> bool:
    """Tell whether the sides that the words need are known: without a code, words are no evidence."""
    actors, recipients = ({p.code for p in side if p.code} for side in (sides.actors, sides.recipients))
    if needs == "any":
        return bool(actors or recipients)
    return bool((actors or needs == "recipient") and (recipients or needs == "actor"))
